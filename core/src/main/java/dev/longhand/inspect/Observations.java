package dev.longhand.inspect;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What was seen while a run trained and stands in none of its other files.
///
/// @param text what the check of the text found, if it was checked
/// @param machine that the run was last computed on
/// @param places how well the model foretells early and late in a window or document; may be empty
/// @param common tokens that are frequent in the text, the most frequent first; may be empty
/// @param ending where the run stands
public record Observations(
    Optional<CheckedText> text,
    Optional<Machine> machine,
    List<Place> places,
    List<String> common,
    Optional<Ending> ending) {
  /// Nothing seen.
  public static final Observations NONE =
      new Observations(Optional.empty(), Optional.empty(), List.of(), List.of(), Optional.empty());

  public Observations {
    Objects.requireNonNull(text);
    Objects.requireNonNull(machine);
    places = List.copyOf(places);
    common = List.copyOf(common);
    Objects.requireNonNull(ending);
  }

  public Observations withText(CheckedText checked) {
    return new Observations(Optional.of(checked), machine, places, common, ending);
  }

  public Observations withMachine(Machine used) {
    return new Observations(text, Optional.of(used), places, common, ending);
  }

  public Observations withPlaces(List<Place> measured) {
    return new Observations(text, machine, measured, common, ending);
  }

  public Observations withCommon(List<String> tokens) {
    return new Observations(text, machine, places, tokens, ending);
  }

  public Observations withEnding(Ending reached) {
    return new Observations(text, machine, places, common, Optional.of(reached));
  }

  /// As a JSON text, which {@link #parse} reads.
  public String toJson() {
    return ObservationsJson.write(this);
  }

  /// What {@link #toJson} wrote; what of it is missing or damaged was not seen.
  public static Observations parse(String json) {
    return ObservationsJson.read(json);
  }
}
