/** The command line of Gatun. */
module dev.gatun.cli {
  requires com.fasterxml.jackson.databind;
  requires dev.gatun;
  requires dev.gatun.benchmarks;
  requires info.picocli;
  requires java.logging;
  requires java.management;
  requires jdk.jshell;
  requires jdk.management;
  requires static org.jspecify;

  opens dev.gatun.cli to
      info.picocli;
  opens dev.gatun.cli.conformance to
      info.picocli;
  opens dev.gatun.cli.coverage to
      info.picocli;
  opens dev.gatun.cli.mnist to
      info.picocli;
}
