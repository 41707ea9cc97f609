package dev.longhand.recipe;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import dev.longhand.modelfile.ModelHash;
import dev.longhand.text.copy.LearntText;
import dev.longhand.text.copy.PlaceFinder;
import dev.longhand.text.copy.SuffixArray;
import dev.longhand.text.copy.TextPlace;
import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.corpus.CorpusParts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/// Finds what of a written text stands in the text that a model learnt from: in its training part,
/// because no step learnt from the rest.
///
/// What it takes is kept in the run's folder, in `corpus.suffixes`, from the first time on. Safe
/// for any number of threads.
///
/// @param learnt the tokens of the training part
/// @param notices what a person should know, such as that the file was damaged
public record CopyIndex(TrainedModel model, LearntText learnt, List<Problem> notices) {
  /// So much memory there must be for each character of the text while it is sorted.
  private static final int BYTES_PER_CHARACTER = SuffixArray.BYTES_A_TOKEN + 8;

  public CopyIndex {
    Objects.requireNonNull(model);
    Objects.requireNonNull(learnt);
    notices = List.copyOf(notices);
  }

  /// The same with the memory that this Java may use.
  ///
  /// @throws LonghandException `RUN_TEXT_AWAY`
  public static CopyIndex of(TrainedModel model) {
    return of(model, MachineMemory.present().usable());
  }

  /// The index of a model's text: the one that is kept, or a new one.
  ///
  /// @param memory how many bytes there are
  /// @throws LonghandException `RUN_TEXT_AWAY` when the model lies in no run's folder, or its text
  ///   is too long or cannot be read again
  public static CopyIndex of(TrainedModel model, long memory) {
    Path folder = model.folder().orElseThrow(CopyIndex::noRun);
    var notices = new ArrayList<Problem>();
    var file =
        new SuffixFile(folder.resolve(RunFolder.SUFFIXES), text(folder, model), rules(model));
    LearntText learnt =
        switch (file.read()) {
          case SuffixFile.Found.Whole whole -> whole.learnt();
          case SuffixFile.Found.Foreign _ -> made(model, memory, file, notices);
          case SuffixFile.Found.Damaged damage -> {
            notices.add(
                new Problem(
                    ErrorCode.RUN_SUFFIXES,
                    "the file that finds copies is damaged (" + damage.reason() + "); made again",
                    RunFolder.shown(file.path()),
                    ""));
            yield made(model, memory, file, notices);
          }
        };
    return new CopyIndex(model, learnt, notices);
  }

  private static LonghandException noRun() {
    return away(
        "the model lies in no run's folder, so nobody knows what it learnt from",
        "",
        "name the folder of the run that trained it");
  }

  private static LonghandException away(String reason, String where, String fix) {
    return new LonghandException(
        ErrorCode.RUN_TEXT_AWAY, "copies cannot be found: " + reason, where, fix);
  }

  private static byte[] text(Path folder, TrainedModel model) {
    CorpusRecord record = CorpusRecord.read(folder.resolve(RunFolder.CORPUS));
    String hash = model.file().provenance().corpus().sha256();
    if (!record.text().sha256().equals(hash)) {
      throw away(
          "the model learnt from another text than the run in whose folder it lies",
          RunFolder.shown(folder),
          "name the folder of the run that trained it");
    }
    return HexFormat.of().parseHex(hash);
  }

  /// What made tokens and a training part of the text.
  private static byte[] rules(TrainedModel model) {
    String rules =
        ModelHash.of(model.file().tokenizer()) + "\n" + model.file().provenance().recipe();
    try {
      return MessageDigest.getInstance("SHA-256").digest(rules.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static LearntText made(
      TrainedModel model, long memory, SuffixFile file, List<Problem> notices) {
    long characters = model.file().provenance().corpus().characters();
    if (characters > memory / BYTES_PER_CHARACTER) {
      throw away(
          "the text has "
              + Wording.count(characters, "character")
              + ", which is too long for the memory there is",
          RunFolder.shown(file.path()),
          "give Java more memory: JAVA_TOOL_OPTIONS=-Xmx16g");
    }
    LearntText learnt = sorted(model);
    try {
      file.write(learnt);
    } catch (LonghandException failed) {
      Problem reason = failed.problems().getFirst();
      notices.add(
          new Problem(
              ErrorCode.RUN_SUFFIXES,
              "the file that finds copies cannot be kept: " + reason.what(),
              reason.where(),
              "it is made again each time; " + reason.fix()));
    }
    return learnt;
  }

  private static LearntText sorted(TrainedModel model) {
    try (Corpus text = model.trainingText().orElseThrow(CopyIndex::noRun)) {
      CorpusParts parts = model.recipe().parts(text);
      return LearntText.of(
          model.encode(parts).training(),
          model.file().tokenizer().vocabulary(),
          model.readsOn() ? LearntText.Documents.JOINED : LearntText.Documents.PARTED);
    } catch (LonghandException unreadable) {
      Problem reason = unreadable.problems().getFirst();
      throw away(reason.what(), reason.where(), reason.fix()).causedBy(unreadable);
    }
  }

  /// Where tokens stand in the text, for as many as can be found; none where the text is gone.
  ///
  /// @param places of tokens of {@link #learnt}
  public SortedMap<Integer, CopyPlace> places(Collection<Integer> places) {
    var named = new TreeMap<Integer, CopyPlace>();
    try (Corpus text = model.trainingText().orElseThrow(CopyIndex::noRun)) {
      CorpusParts parts = model.recipe().parts(text);
      SortedMap<Integer, TextPlace> found =
          PlaceFinder.find(learnt, parts, model.file().tokenizer(), places);
      found.forEach((place, where) -> named.put(place, CopyPlace.of(where, text)));
    } catch (LonghandException gone) {
      return named; // which spans are copies is known all the same
    }
    return named;
  }

  /// What a span of the text says, as the tokenizer writes it.
  public String text(int place, int tokens) {
    return model.file().tokenizer().decode(learnt.suffixes().ids(place, place + tokens));
  }
}
