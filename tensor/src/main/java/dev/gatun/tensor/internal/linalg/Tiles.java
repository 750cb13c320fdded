package dev.gatun.tensor.internal.linalg;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.internal.kernel.Simd;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The tiles and the packer of one element type, either vector kernels or their twins in plain Java.
 *
 * <p>A left operand is laid out in one of two ways: rows whose elements are adjacent, or groups of
 * {@link #lanes} rows interleaved, so that the same k of a group is adjacent.
 */
public final class Tiles {
  private final DType type;
  private final int lanes;
  private final int rows;
  private final Packer packer;
  private final Row row;
  private final Factory factory;
  private final Tile[] made = new Tile[4];
  private final Function<Boolean, Tile> brief;
  private final Map<Boolean, Tile> madeBrief = new ConcurrentHashMap<>();

  /** Makes the tile with one or two vectors in a row. */
  interface Factory {
    Tile make(int vectors, int step);
  }

  Tiles(
      DType type,
      int lanes,
      int rows,
      Packer packer,
      Row row,
      Factory factory,
      Function<Boolean, Tile> brief) {
    this.type = type;
    this.lanes = lanes;
    this.rows = rows;
    this.packer = packer;
    this.row = row;
    this.factory = factory;
    this.brief = brief;
  }

  private static final class Chosen {
    private static final Tiles F32 =
        Simd.available() ? VectorTiles.make(DType.F32) : scalar(DType.F32);
    private static final Tiles F64 =
        Simd.available() ? VectorTiles.make(DType.F64) : scalar(DType.F64);
  }

  /**
   * Returns the tiles of a type.
   *
   * @throws IllegalArgumentException if nothing computes in it
   */
  public static Tiles of(DType type) {
    return switch (type) {
      case F32 -> Chosen.F32;
      case F64 -> Chosen.F64;
      default -> throw new IllegalArgumentException("type is " + type + ": expected f32 or f64");
    };
  }

  /** Returns the twins in plain Java. */
  public static Tiles scalar(DType type) {
    return new Tiles(
        type,
        ScalarTile.PANEL / 2,
        4,
        new ScalarPacker(),
        new ScalarRow(),
        (vectors, step) -> new ScalarTile(step),
        _ -> new ScalarTile(1));
  }

  /** Returns the element type. */
  public DType type() {
    return type;
  }

  /** Tells whether these are the vector kernels. */
  public boolean vectorised() {
    return !(packer instanceof ScalarPacker);
  }

  /** Returns the number of rows that an interleaved left operand keeps together. */
  public int lanes() {
    return lanes;
  }

  /** Returns the number of columns in a panel of the right operand. */
  public int panel() {
    return 2 * lanes;
  }

  /** Returns the number of rows that a tile computes at a time. */
  public int rows() {
    return rows;
  }

  Row row() {
    return row;
  }

  Packer packer() {
    return packer;
  }

  /** Returns a job for these tiles. */
  public TileJob job() {
    return new TileJob(Elements.array(type, rows * panel()));
  }

  /** Returns the tile for a left operand whose rows have adjacent elements. */
  public Tile plain(int columns) {
    return columns > lanes ? made(0, 2, 1) : made(1, 1, 1);
  }

  /** Returns the tile for a left operand of interleaved groups of {@link #lanes} rows. */
  public Tile interleaved(int columns) {
    return columns > lanes ? made(2, 2, lanes) : made(3, 1, lanes);
  }

  /**
   * Returns the tile for whole sums of a few products, in whole panels: all runs have length 1, and
   * all sums of a column start at one number.
   *
   * @param rectified as in the job
   */
  public Tile brief(boolean rectified) {
    return madeBrief.computeIfAbsent(rectified, brief);
  }

  private Tile made(int i, int vectors, int step) {
    Tile tile = made[i];
    return tile != null ? tile : make(i, vectors, step);
  }

  private synchronized Tile make(int i, int vectors, int step) {
    if (made[i] == null) made[i] = factory.make(vectors, step);
    return made[i];
  }
}
