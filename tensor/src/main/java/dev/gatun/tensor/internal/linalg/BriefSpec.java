package dev.gatun.tensor.internal.linalg;

import dev.gatun.tensor.internal.kernel.Lanes;

/**
 * The constants of one copy of {@link BriefTile}.
 *
 * @param lanes the vectors
 * @param rectified whether sums below zero become zero when they are written
 */
record BriefSpec(Lanes<?> lanes, boolean rectified) {
  String suffix() {
    return (lanes == Lanes.F32 ? "$f32" : "$f64") + (rectified ? "$relu" : "");
  }
}
