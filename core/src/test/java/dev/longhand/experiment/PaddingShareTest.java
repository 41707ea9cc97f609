package dev.longhand.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.longhand.kernel.ScalarKernels;
import dev.longhand.nn.LanguageModel;
import dev.longhand.nn.layer.Parameter;
import dev.longhand.recipe.PreparedText;
import dev.longhand.recipe.Recipe;
import dev.longhand.recipe.Recipes;
import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.corpus.CorpusParts;
import dev.longhand.text.corpus.Document;
import dev.longhand.text.corpus.TextCleaning;
import dev.longhand.text.example.Examples;
import dev.longhand.text.token.Tokenizer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PaddingShareTest {
  private static final int WORDS = 6; // the, mill, is, old, and, still

  private final Recipe recipe = Recipes.faithful("article").withUnits(3);
  private final Examples examples = examples();
  private final LanguageModel model = LanguageModel.initialise(recipe.modelConfig(WORDS + 1), 1);

  private Examples examples() {
    List<Document> lines =
        Stream.of("the mill is old", "the mill is still and old").map(Document::of).toList();
    CorpusParts parts = CorpusParts.whole(Corpus.ofDocuments(lines, TextCleaning.NONE));
    Tokenizer tokenizer = recipe.tokens().fit(parts.training());
    return PreparedText.of(recipe, parts, tokenizer, Optional.empty(), Long.MAX_VALUE).examples();
  }

  @Test
  void withoutWeightsPaddingIsAsLikelyAsAnyWord() {
    model.parameters().forEach(parameter -> parameter.value().clear());

    PaddingShare share = PaddingShare.measure(model, 0, examples, new ScalarKernels());

    assertThat(share.targets()).isEqualTo(3 + 5);
    assertThat(share.mean()).isCloseTo(1.0 / (WORDS + 1), within(1e-7));
    assertThat(share.likeliest()).isEqualTo(share.targets());
  }

  @Test
  void aBiasAgainstItMakesItUnlikely() {
    model.parameters().forEach(parameter -> parameter.value().clear());
    Parameter bias = model.parameters().getLast();
    bias.value().set(0, 0, -100);

    PaddingShare share = PaddingShare.measure(model, 0, examples, new ScalarKernels());

    assertThat(share.mean()).isLessThan(1e-40);
    assertThat(share.likeliest()).isZero();
  }
}
