package dev.gatun.tensor.internal.fusion;

import dev.gatun.tensor.internal.kernel.Simd;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.BiFunction;

/**
 * Compiles a pointwise program into a class with one loop over vectors and one over single
 * elements. Both are emitted from the same recorded instructions, each of which is defined to give
 * the same bits either way.
 */
public final class KernelCompiler {
  private static final ClassDesc KERNEL = Emitter.desc(PointwiseKernel.class);
  private static final MethodTypeDesc RUN =
      MethodTypeDesc.of(
          ConstantDescs.CD_void, Emitter.OPERANDS, ConstantDescs.CD_long, ConstantDescs.CD_long);

  private KernelCompiler() {}

  /**
   * Returns a kernel for {@code program}.
   *
   * @param f64 whether numbers are binary64, else binary32
   * @param masks the inputs that are masks, a bit each
   * @param splats the inputs that are the same for all elements, a bit each
   */
  public static PointwiseKernel compile(Program program, boolean f64, long masks, long splats) {
    var body = Lowering.lower(program, f64, masks, splats);
    boolean vectors = Simd.available() && !body.touchesMasks();
    String suffix = program.name().replaceAll("[^A-Za-z0-9_']", "_") + (f64 ? "$f64" : "$f32");
    ClassDesc self = ClassDesc.of(KernelCompiler.class.getPackageName(), "Loop$" + suffix);
    byte[] bytes = ClassFile.of().build(self, cb -> build(cb, self, body, vectors));
    try {
      var lookup = MethodHandles.lookup().defineHiddenClass(bytes, true);
      var constructor =
          lookup.findConstructor(lookup.lookupClass(), MethodType.methodType(void.class));
      return (PointwiseKernel) constructor.invoke();
    } catch (Throwable e) {
      throw new IllegalStateException("cannot compile the kernel of " + program.name(), e);
    }
  }

  private static void build(ClassBuilder cb, ClassDesc self, Emitter.Body body, boolean vectors) {
    cb.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL).withSuperclass(KERNEL);
    cb.withMethodBody(
        ConstantDescs.INIT_NAME,
        ConstantDescs.MTD_void,
        ClassFile.ACC_PUBLIC,
        c ->
            c.aload(0)
                .invokespecial(KERNEL, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                .return_());
    loop(cb, "scalar", body, ScalarEmitter::new);
    if (vectors) loop(cb, "vector", body, VectorEmitter::new);
    cb.withMethodBody(
        "run", RUN, ClassFile.ACC_PUBLIC, c -> run(c, self, vectors ? lanes(body.f64()) : 0));
  }

  private static int lanes(boolean f64) {
    return (f64 ? Species.F64 : Species.F32).length();
  }

  private static void loop(
      ClassBuilder cb,
      String name,
      Emitter.Body body,
      BiFunction<CodeBuilder, Emitter.Body, Emitter> emitter) {
    cb.withMethodBody(
        name,
        RUN,
        ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC,
        c -> emitter.apply(c, body).emit());
  }

  /** Emits: whole vectors first, the rest one by one. */
  private static void run(CodeBuilder c, ClassDesc self, int lanes) {
    if (lanes > 0) {
      c.lload(4).lload(4).lload(2).lsub().loadConstant((long) lanes).lrem().lsub().lstore(6);
      c.aload(1).lload(2).lload(6).invokestatic(self, "vector", RUN);
      c.aload(1).lload(6).lload(4);
    } else {
      c.aload(1).lload(2).lload(4);
    }
    c.invokestatic(self, "scalar", RUN).return_();
  }
}
