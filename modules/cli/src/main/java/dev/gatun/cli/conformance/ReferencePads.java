package dev.gatun.cli.conformance;

import dev.gatun.nn.CircularPad1d;
import dev.gatun.nn.CircularPad2d;
import dev.gatun.nn.CircularPad3d;
import dev.gatun.nn.ConstantPad1d;
import dev.gatun.nn.ConstantPad2d;
import dev.gatun.nn.ConstantPad3d;
import dev.gatun.nn.Layer;
import dev.gatun.nn.ReflectionPad1d;
import dev.gatun.nn.ReflectionPad2d;
import dev.gatun.nn.ReflectionPad3d;
import dev.gatun.nn.ReplicationPad1d;
import dev.gatun.nn.ReplicationPad2d;
import dev.gatun.nn.ReplicationPad3d;
import dev.gatun.nn.ZeroPad1d;
import dev.gatun.nn.ZeroPad2d;
import dev.gatun.nn.ZeroPad3d;

/** Makes the padding layers that cases name. */
final class ReferencePads {
  private ReferencePads() {}

  static Layer layer(String name, Arguments a) {
    Integer[] sides = a.wholes("padding");
    double value = a.number("value", 0);
    return switch (name) {
      case "ReflectionPad1d" -> new ReflectionPad1d(sides);
      case "ReflectionPad2d" -> new ReflectionPad2d(sides);
      case "ReflectionPad3d" -> new ReflectionPad3d(sides);
      case "ReplicationPad1d" -> new ReplicationPad1d(sides);
      case "ReplicationPad2d" -> new ReplicationPad2d(sides);
      case "ReplicationPad3d" -> new ReplicationPad3d(sides);
      case "CircularPad1d" -> new CircularPad1d(sides);
      case "CircularPad2d" -> new CircularPad2d(sides);
      case "CircularPad3d" -> new CircularPad3d(sides);
      case "ZeroPad1d" -> new ZeroPad1d(sides);
      case "ZeroPad2d" -> new ZeroPad2d(sides);
      case "ZeroPad3d" -> new ZeroPad3d(sides);
      case "ConstantPad1d" -> new ConstantPad1d(value, sides);
      case "ConstantPad2d" -> new ConstantPad2d(value, sides);
      case "ConstantPad3d" -> new ConstantPad3d(value, sides);
      default -> throw new UnsupportedCaseException("layer " + name);
    };
  }
}
