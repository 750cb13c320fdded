package dev.gatun.train;

import dev.gatun.data.Mnist;
import dev.gatun.nn.Conv2d;
import dev.gatun.nn.CrossEntropyLoss;
import dev.gatun.nn.Dropout;
import dev.gatun.nn.Flatten;
import dev.gatun.nn.Linear;
import dev.gatun.nn.MaxPool2d;
import dev.gatun.nn.ReLU;
import dev.gatun.nn.Sequential;
import dev.gatun.optim.Adadelta;
import dev.gatun.tensor.Tensor;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Trains a tiny network for three steps of 8 digits, and prints the digest of its weights. */
final class TinyRun {
  private TinyRun() {}

  public static void main(String[] args) throws Exception {
    System.out.println(digest());
  }

  static String digest() throws Exception {
    var digits = Mnist.drawn(5, 24, 1);
    var model =
        Sequential.of(
            new Conv2d(3, 5),
            new ReLU(),
            new MaxPool2d(4),
            new Dropout(0.25),
            new Flatten(),
            new Linear(10));
    var trainer =
        Trainer.of(model).loss(new CrossEntropyLoss()).optimizer(Adadelta::new).seed(3).build();
    trainer.fit(digits.train(), Fit.epochs(1).batchSize(8).quiet());
    var sha = MessageDigest.getInstance("SHA-256");
    for (Tensor t : model.state().values()) {
      ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(t.shape().count() * 4));
      for (float v : t.toFloatArray()) bytes.putInt(Float.floatToIntBits(v));
      sha.update(bytes.array());
    }
    return HexFormat.of().formatHex(sha.digest());
  }
}
