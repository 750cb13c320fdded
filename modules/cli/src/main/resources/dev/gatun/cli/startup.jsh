import module java.base;
import module dev.gatun;
IO.println("|  Gatun ${project.version}: everything is imported, and nothing has to be closed.");
IO.println("|  Try: var x = Variable.of(Tensor.of(1.0, 2.0, 3.0)); x.square().sum().backward(); x.grad()");
