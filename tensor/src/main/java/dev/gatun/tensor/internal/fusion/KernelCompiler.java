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
import java.util.function.Function;

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

  /**
   * How many instructions a body has for each of its streams that is computed for two vectors at a
   * time: those of shorter ones wait for memory.
   */
  private static final int PAIRED_FROM = 4;

  /** Longer ones have more values than registers and take long to compile. */
  private static final int PAIRED_TO = 48;

  /** The local variables of {@code loop}. */
  private static final int OPERANDS = 1;

  private static final int FROM = 2;
  private static final int TO = 4;

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
    String suffix = program.name().replaceAll("[^A-Za-z0-9_']", "_") + (f64 ? "$f64" : "$f32");
    ClassDesc self = ClassDesc.of(KernelCompiler.class.getPackageName(), "Loop$" + suffix);
    byte[] bytes = ClassFile.of().build(self, cb -> build(cb, self, body));
    try {
      var lookup = MethodHandles.lookup().defineHiddenClass(bytes, true);
      var constructor =
          lookup.findConstructor(lookup.lookupClass(), MethodType.methodType(void.class));
      return (PointwiseKernel) constructor.invoke();
    } catch (Throwable e) {
      throw new IllegalStateException("cannot compile the kernel of " + program.name(), e);
    }
  }

  private static void build(ClassBuilder cb, ClassDesc self, Emitter.Body body) {
    cb.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL).withSuperclass(KERNEL);
    cb.withMethodBody(
        ConstantDescs.INIT_NAME,
        ConstantDescs.MTD_void,
        ClassFile.ACC_PUBLIC,
        c ->
            c.aload(0)
                .invokespecial(KERNEL, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                .return_());
    loop(cb, "scalar", c -> new ScalarEmitter(c, body));
    boolean vectors = Simd.available() && !body.touchesMasks();
    int least = PAIRED_FROM * body.streams();
    boolean pairs = vectors && least <= body.length() && body.length() <= PAIRED_TO;
    if (vectors) loop(cb, "vector", c -> new VectorEmitter(c, body, 1));
    if (pairs) loop(cb, "pairs", c -> new VectorEmitter(c, body, 2));
    long lanes = vectors ? lanes(body.f64()) : 0;
    cb.withMethodBody(
        "loop",
        RUN,
        ClassFile.ACC_PROTECTED,
        c -> {
          if (pairs) part(c, self, "pairs", 2 * lanes);
          if (vectors) part(c, self, "vector", lanes);
          part(c, self, "scalar", 1);
          c.return_();
        });
  }

  /** Must not be called without the Vector API, which {@link Species} needs. */
  private static int lanes(boolean f64) {
    return (f64 ? Species.F64 : Species.F32).length();
  }

  private static void loop(ClassBuilder cb, String name, Function<CodeBuilder, Emitter> emitter) {
    cb.withMethodBody(
        name, RUN, ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC, c -> emitter.apply(c).emit());
  }

  /**
   * Emits: if at least {@code elements} are left, lets {@code loop} do all multiples of that many.
   */
  private static void part(CodeBuilder c, ClassDesc self, String loop, long elements) {
    var skip = c.newLabel();
    c.lload(TO).loadConstant(elements - 1).lsub().lload(FROM).lcmp().ifle(skip);
    c.aload(OPERANDS).lload(FROM).lload(TO).invokestatic(self, loop, RUN);
    c.lload(TO).lload(TO).lload(FROM).lsub().loadConstant(elements).lrem().lsub().lstore(FROM);
    c.labelBinding(skip);
  }
}
