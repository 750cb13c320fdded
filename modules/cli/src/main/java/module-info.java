/** The command line of Gatun. */
module dev.gatun.cli {
  requires dev.gatun.benchmarks;
  requires dev.gatun.tensor;
  requires info.picocli;
  requires java.logging;
  requires java.management;
  requires jdk.jshell;
  requires jdk.management;
  requires static org.jspecify;

  opens dev.gatun.cli to
      info.picocli;
}
