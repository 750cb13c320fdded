import module java.base;
import module dev.gatun.tensor;
IO.println("|  Gatun ${project.version}: everything is imported; nothing has to be closed by hand.");
IO.println("|  Try: Shape.of(2, 3)");
