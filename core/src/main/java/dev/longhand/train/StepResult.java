package dev.longhand.train;

/// What one step came to.
///
/// @param epoch the running epoch, from 1
/// @param batch batches of the epoch done, this one included
/// @param batches batches of a whole epoch
/// @param step steps taken in all
/// @param loss mean loss of the batch in nats a target
/// @param meanLoss mean loss of the epoch so far
/// @param targets predicted tokens of the epoch so far
/// @param learningRate of the step
/// @param gradientNorm of all gradients of the step together, before clipping
public record StepResult(
    int epoch,
    int batch,
    int batches,
    long step,
    double loss,
    double meanLoss,
    long targets,
    double learningRate,
    double gradientNorm) {}
