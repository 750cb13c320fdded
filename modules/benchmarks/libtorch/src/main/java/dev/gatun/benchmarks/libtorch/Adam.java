package dev.gatun.benchmarks.libtorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;
import java.util.function.Function;

/**
 * Updates parameters with libtorch's fused Adam, at its defaults (rate 0.001), all parameters in
 * one call. DJL's own update takes about four times as long: it makes some ten passes over each
 * parameter.
 */
final class Adam {
  private static final String FORWARD =
      """
        def forward(self: __torch__.Adam,
          parameters: List[Tensor],
          gradients: List[Tensor],
          means: List[Tensor],
          variances: List[Tensor],
          steps: List[Tensor]) -> NoneType:
          torch._foreach_add_(steps, 1)
          torch._fused_adam_(parameters, gradients, means, variances,
            annotate(List[Tensor], []), steps, lr=0.001, beta1=0.9, beta2=0.999,
            weight_decay=0., eps=1e-08, amsgrad=False, maximize=False)
          torch._foreach_zero_(gradients)
          return None
      """;

  private final PtSymbolBlock block;
  private final IValue[] arguments;

  /**
   * Creates the optimizer.
   *
   * @param parameters parameters that a backward has reached, so that their gradients exist; later
   *     backwards add to the same arrays
   */
  Adam(PtNDManager manager, List<PtNDArray> parameters) {
    block = TorchScript.load(manager, "Adam", FORWARD);
    arguments =
        new IValue[] {
          list(parameters, parameter -> parameter),
          list(parameters, JniUtils::getGradient),
          list(parameters, NDArray::zerosLike),
          list(parameters, NDArray::zerosLike),
          list(parameters, parameter -> manager.zeros(new Shape()))
        };
  }

  private static IValue list(List<PtNDArray> parameters, Function<PtNDArray, NDArray> argument) {
    return IValue.listFrom(
        parameters.stream()
            .map(argument)
            .map(array -> (PtNDArray) array)
            .toArray(PtNDArray[]::new));
  }

  /** Updates every parameter by its gradient, and sets the gradient to zero. */
  void update() {
    block.forward(arguments).close();
  }
}
