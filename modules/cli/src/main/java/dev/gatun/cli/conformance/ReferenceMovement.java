package dev.gatun.cli.conformance;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.Algebra;
import dev.gatun.tensor.PadMode;
import dev.gatun.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

/** The functions that move elements that cases name. */
final class ReferenceMovement {
  private ReferenceMovement() {}

  static Call call(String name, int dim, Arguments a) {
    return switch (name) {
      case "cat", "concat", "concatenate" -> Call.of(in -> Algebra.cat(in, dim));
      case "stack" -> Call.of(in -> Algebra.stack(in, dim));
      case "split" -> {
        long[] sizes = longs(a.first("sizes", "split_size_or_sections", "split_size"));
        yield several(x -> sizes.length == 1 ? x.splitEvery(sizes[0], dim) : x.split(dim, sizes));
      }
      case "chunk" -> {
        int chunks = a.whole("chunks", 1);
        yield several(x -> x.chunk(chunks, dim));
      }
      case "unbind" ->
          several(
              x ->
                  LongStream.range(0, x.shape().size(dim))
                      .mapToObj(i -> x.select(dim, i))
                      .toList());
      case "select" -> {
        int index = a.whole("index", 0);
        yield one(x -> x.select(dim, index));
      }
      case "narrow" -> {
        int start = a.whole("start", 0);
        int length = a.whole("length", 1);
        yield one(x -> x.narrow(dim, start < 0 ? start + x.shape().size(dim) : start, length));
      }
      case "unfold" -> {
        int along = a.whole("dimension", dim);
        int size = a.whole("size", 1);
        int step = a.whole("step", 1);
        yield one(x -> x.unfold(along, size, step));
      }
      case "diff" -> {
        int n = a.whole("n", 1);
        int along = a.has("dim") ? dim : -1;
        yield one(x -> x.diff(n, along));
      }
      default -> turned(name, dim, a);
    };
  }

  private static Call turned(String name, int dim, Arguments a) {
    int[] dims = ints(a.wholes("dims"));
    return switch (name) {
      case "flip" -> one(x -> x.flip(dims));
      case "fliplr" -> one(x -> x.flip(1));
      case "flipud" -> one(x -> x.flip(0));
      case "permute" -> one(x -> x.permute(dims));
      case "tile" -> one(x -> x.tile(longs(box(dims))));
      case "rot90" -> {
        int k = a.whole("k", 1);
        yield one(x -> dims.length == 2 ? x.rot90(k, dims[0], dims[1]) : x.rot90(k, 0, 1));
      }
      case "roll" -> {
        long[] shifts = longs(a.wholes("shifts"));
        yield one(x -> dims.length == 0 ? x.roll(shifts[0]) : x.roll(shifts, dims));
      }
      case "movedim", "moveaxis" -> {
        int[] from = ints(a.wholes("source"));
        int[] to = ints(a.wholes("destination"));
        yield one(x -> x.movedim(from, to));
      }
      case "transpose", "swapaxes", "swapdims" -> {
        int first = a.whole("dim0", a.whole("axis0", 0));
        int second = a.whole("dim1", a.whole("axis1", 1));
        yield one(x -> x.transpose(first, second));
      }
      default -> repeated(name, dim, a);
    };
  }

  private static Call repeated(String name, int dim, Arguments a) {
    return switch (name) {
      case "repeat" -> {
        long[] repeats = longs(a.first("repeats", "sizes"));
        yield one(x -> x.repeat(repeats));
      }
      case "repeat_interleave" -> repeatInterleave(dim, a);
      case "pad" -> {
        long[] sides = longs(a.first("pad", "padding"));
        double value = a.number("value", 0);
        PadMode mode = mode(a.text("mode", "constant"));
        yield one(x -> mode == PadMode.CONSTANT ? x.constantPad(value, sides) : x.pad(mode, sides));
      }
      default -> reshaped(name, dim, a);
    };
  }

  private static Call repeatInterleave(int dim, Arguments a) {
    boolean flat = !a.has("dim");
    Variable array = a.isArray("repeats") ? a.array("repeats") : null;
    long[] times = array == null ? longs(a.wholes("repeats")) : array.value().toLongArray();
    return Call.of(
        in -> {
          Variable x = flat ? in.get(0).reshape(-1) : in.get(0);
          long[] n = in.size() > 1 ? in.get(1).value().toLongArray() : times;
          return n.length == 1
              ? x.repeatInterleave(n[0], dim)
              : x.repeatInterleave(dev.gatun.tensor.Tensor.of(n), dim);
        });
  }

  private static PadMode mode(String name) {
    return switch (name) {
      case "constant" -> PadMode.CONSTANT;
      case "reflect" -> PadMode.REFLECT;
      case "replicate" -> PadMode.REPLICATE;
      case "circular" -> PadMode.CIRCULAR;
      default -> throw new UnsupportedCaseException("padding mode " + name);
    };
  }

  private static Call reshaped(String name, int dim, Arguments a) {
    return switch (name) {
      case "expand", "broadcast_to" -> {
        long[] sizes = longs(a.first("shape", "size", "sizes"));
        yield one(x -> x.expand(sizes));
      }
      case "reshape", "view" -> {
        long[] sizes = longs(a.first("shape", "size"));
        yield one(x -> x.reshape(sizes));
      }
      case "expand_as" -> Call.of(in -> in.get(0).broadcastTo(shape(in.get(1))));
      case "flatten" -> {
        int start = a.whole("start_dim", 0);
        int end = a.whole("end_dim", -1);
        yield one(x -> x.flatten(start, end));
      }
      case "unflatten" -> {
        long[] sizes = longs(a.wholes("sizes"));
        yield one(x -> x.unflatten(dim, sizes));
      }
      case "ravel" -> one(x -> x.reshape(-1));
      case "squeeze" -> {
        boolean all = !a.has("dim");
        yield one(x -> all ? x.squeeze() : x.squeeze(dim));
      }
      case "unsqueeze" -> one(x -> x.unsqueeze(dim));
      default -> ReferenceBlocks.call(name, dim, a);
    };
  }

  private static Shape shape(Variable x) {
    return x.shape();
  }

  private static Call one(UnaryOperator<Variable> f) {
    return Call.of(in -> f.apply(in.getFirst()));
  }

  private static Call several(Function<Variable, List<Variable>> f) {
    return new Call(null, in -> f.apply(in.getFirst()));
  }

  private static int[] ints(Integer[] numbers) {
    return Arrays.stream(numbers).mapToInt(Integer::intValue).toArray();
  }

  private static Integer[] box(int[] numbers) {
    return Arrays.stream(numbers).boxed().toArray(Integer[]::new);
  }

  private static long[] longs(Integer[] numbers) {
    return Arrays.stream(numbers).mapToLong(Integer::longValue).toArray();
  }
}
