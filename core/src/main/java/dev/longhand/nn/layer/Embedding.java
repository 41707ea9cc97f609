package dev.longhand.nn.layer;

import dev.longhand.random.KeyedRandom;
import java.util.List;

/// {@link EmbeddingConfig} with its vectors.
public final class Embedding implements Layer {
  private final EmbeddingConfig config;
  private final String name;
  private final Parameter vectors; // [V, E]

  Embedding(EmbeddingConfig config, String name) {
    this.config = config;
    this.name = name;
    this.vectors = Parameter.matrix(name + ".embeddings", config.vocabulary(), config.width());
  }

  @Override
  public EmbeddingConfig config() {
    return config;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int inputWidth() {
    return config.vocabulary();
  }

  @Override
  public int outputWidth() {
    return config.width();
  }

  Parameter vectors() {
    return vectors;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(vectors);
  }

  @Override
  public void initialise(KeyedRandom random, Initialisers initialisers) {
    Initialiser.fill(vectors, initialisers.embedding(), random);
  }
}
