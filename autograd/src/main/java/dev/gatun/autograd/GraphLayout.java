package dev.gatun.autograd;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Places boxes in rows, so that all arrows point down (Sugiyama et al. 1981): each box one row
 * below the lowest that it reads; arrows that pass rows get a place in each; rows are ordered by
 * the mean position of their neighbours above and below in turn, which leaves few crossings.
 */
final class GraphLayout {
  private static final int SWEEPS = 6;
  private static final double GAP = 28;
  private static final double PASSAGE = 6;

  private final List<Place> places = new ArrayList<>();
  private final List<List<Place>> rows = new ArrayList<>();
  private double width;

  /** A box, or where an arrow passes a row. */
  static final class Place {
    final int row;
    final double width;
    final boolean isPassage;
    final List<Place> above = new ArrayList<>();
    final List<Place> below = new ArrayList<>();
    double x;
    private double key;

    private Place(int row, double width, boolean isPassage) {
      this.row = row;
      this.width = width;
      this.isPassage = isPassage;
    }
  }

  /**
   * Places boxes.
   *
   * @param widths of the boxes
   * @param reads for each box those it reads, all with smaller numbers
   */
  GraphLayout(double[] widths, List<List<Integer>> reads) {
    int[] row = rowsOf(reads);
    for (int i = 0; i < widths.length; i++) places.add(placed(new Place(row[i], widths[i], false)));
    for (int i = 0; i < widths.length; i++) {
      for (int from : reads.get(i)) connect(places.get(from), places.get(i));
    }
    for (int s = 0; s < SWEEPS; s++) sweep(s % 2 == 0);
    spread();
  }

  /** Returns the place of box {@code i}. */
  Place place(int i) {
    return places.get(i);
  }

  int rows() {
    return rows.size();
  }

  double width() {
    return width;
  }

  private static int[] rowsOf(List<List<Integer>> reads) {
    int n = reads.size();
    int[] row = new int[n];
    int[] highestReader = new int[n];
    java.util.Arrays.fill(highestReader, Integer.MAX_VALUE);
    for (int i = 0; i < n; i++) {
      for (int from : reads.get(i)) row[i] = Math.max(row[i], row[from] + 1);
    }
    for (int i = n - 1; i >= 0; i--) {
      boolean reader = !reads.get(i).isEmpty();
      if (!reader && highestReader[i] < Integer.MAX_VALUE) row[i] = highestReader[i] - 1;
      for (int from : reads.get(i)) highestReader[from] = Math.min(highestReader[from], row[i]);
    }
    return row;
  }

  private Place placed(Place p) {
    while (rows.size() <= p.row) rows.add(new ArrayList<>());
    rows.get(p.row).add(p);
    return p;
  }

  private void connect(Place from, Place to) {
    Place last = from;
    for (int r = from.row + 1; r < to.row; r++) {
      Place passage = placed(new Place(r, PASSAGE, true));
      link(last, passage);
      last = passage;
    }
    link(last, to);
  }

  private static void link(Place above, Place below) {
    above.below.add(below);
    below.above.add(above);
  }

  private void sweep(boolean down) {
    for (int i = 0; i < rows.size(); i++) {
      List<Place> row = rows.get(down ? i : rows.size() - 1 - i);
      for (int k = 0; k < row.size(); k++) row.get(k).key = mean(row.get(k), down, k);
      row.sort(Comparator.comparingDouble(p -> p.key));
      for (int k = 0; k < row.size(); k++) row.get(k).x = (k + 0.5) / row.size();
    }
  }

  private static double mean(Place p, boolean down, int index) {
    List<Place> neighbours = down ? p.above : p.below;
    if (neighbours.isEmpty()) return p.x == 0 ? index : p.x;
    return neighbours.stream().mapToDouble(n -> n.x).average().orElse(0);
  }

  /** Turns the order in each row into positions of centres. */
  private void spread() {
    for (List<Place> row : rows) width = Math.max(width, length(row));
    for (List<Place> row : rows) {
      double x = (width - length(row)) / 2;
      for (Place p : row) {
        p.x = x + p.width / 2;
        x += p.width + GAP;
      }
    }
  }

  private static double length(List<Place> row) {
    return row.stream().mapToDouble(p -> p.width).sum() + GAP * (row.size() - 1);
  }
}
