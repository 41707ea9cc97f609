package dev.longhand.text.example;

import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import java.util.ArrayList;
import java.util.List;

/// Documents of random lengths for tests; no id occurs twice, so an id tells its place.
final class RandomDocuments {
  private RandomDocuments() {}

  static List<int[]> drawn(long seed, int most, int longest) {
    var random = KeyedRandom.of(seed, Purpose.SAMPLE, 0, 0);
    var documents = new ArrayList<int[]>();
    int count = 1 + random.nextInt(most);
    int next = 0;
    for (int document = 0; document < count; document++) {
      var ids = new int[random.nextInt(longest + 1)];
      for (int index = 0; index < ids.length; index++) {
        ids[index] = next++;
      }
      documents.add(ids);
    }
    documents.add(new int[] {next, next + 1}); // so that there is an example
    return documents;
  }

  static EncodedDocuments of(int... lengths) {
    var documents = new ArrayList<int[]>();
    int next = 0;
    for (int length : lengths) {
      var ids = new int[length];
      for (int index = 0; index < length; index++) {
        ids[index] = next++;
      }
      documents.add(ids);
    }
    return EncodedDocuments.of(documents);
  }
}
