package dev.longhand.text.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class EncodedDocumentsTest {
  private final EncodedDocuments documents =
      EncodedDocuments.of(List.of(new int[] {5, 6, 7}, new int[] {}, new int[] {8}));

  @Test
  void documentsLieBehindEachOther() {
    assertThat(documents.tokens().toArray()).containsExactly(5, 6, 7, 8);
    assertThat(documents.count()).isEqualTo(3);
    assertThat(documents.start(2)).isEqualTo(3);
    assertThat(documents.length(0)).isEqualTo(3);
    assertThat(documents.length(1)).isZero();
    assertThat(documents.longest()).isEqualTo(3);
    assertThat(documents.document(2).toArray()).containsExactly(8);
  }

  @Test
  void thereIsNothingBehindTheLastDocument() {
    assertThatThrownBy(() -> documents.length(3)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> documents.start(3)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void noDocumentsAreDocumentsToo() {
    assertThat(EncodedDocuments.of(List.of()).count()).isZero();
    assertThat(EncodedDocuments.of(List.of()).longest()).isZero();
  }
}
