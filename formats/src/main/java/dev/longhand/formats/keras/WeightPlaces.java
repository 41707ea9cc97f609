package dev.longhand.formats.keras;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Where a file keeps the arrays of each layer.
sealed interface WeightPlaces {
  /// The arrays of every layer, in Keras's order, by the place of the layer.
  List<List<Weights>> of(List<KerasLayer> layers, WeightFile file);

  /// As `.keras` files have them: by class and count, and by number within.
  record ByClass() implements WeightPlaces {
    private static final String ROOT = "layers/";

    @Override
    public List<List<Weights>> of(List<KerasLayer> layers, WeightFile file) {
      Map<String, Integer> used = new HashMap<>();
      var all = new ArrayList<List<Weights>>();
      for (KerasLayer layer : layers) {
        String name = snakeCase(layer.kind());
        int count = used.merge(name, 1, Integer::sum);
        all.add(arrays(file, ROOT + name + (count > 1 ? "_" + (count - 1) : "")));
      }
      return all;
    }

    private static List<Weights> arrays(WeightFile file, String place) {
      var arrays = new ArrayList<Weights>();
      for (String inner :
          new String[] {
            "/vars",
            "/cell/vars",
            "/layer/vars",
            "/forward_layer/cell/vars",
            "/backward_layer/cell/vars"
          }) {
        for (int i = 0; file.has(place + inner + "/" + i); i++) {
          arrays.add(file.array(place + inner + "/" + i));
        }
      }
      return arrays;
    }

    /// As Keras names places after classes: `TimeDistributed` becomes `time_distributed`.
    static String snakeCase(String kind) {
      return kind.replaceAll("\\W+", "")
          .replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
          .replaceAll("([a-z])([A-Z])", "$1_$2")
          .toLowerCase(Locale.ROOT);
    }
  }

  /// As HDF5 files of all versions have them: by the layer's name, in a listed order.
  ///
  /// @param root what stands in front of the name
  record ByName(String root) implements WeightPlaces {
    static final ByName OF_WHOLE_MODELS = new ByName("model_weights/");
    static final ByName OF_WEIGHTS_ALONE = new ByName("");

    @Override
    public List<List<Weights>> of(List<KerasLayer> layers, WeightFile file) {
      var all = new ArrayList<List<Weights>>();
      for (KerasLayer layer : layers) {
        String place = root + layer.name();
        all.add(
            file.has(place)
                ? file.texts(place, "weight_names").stream()
                    .map(name -> file.array(place + "/" + name))
                    .toList()
                : List.of());
      }
      return all;
    }
  }
}
