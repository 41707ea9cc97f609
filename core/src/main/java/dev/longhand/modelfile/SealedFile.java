package dev.longhand.modelfile;

import static dev.longhand.error.ErrorCode.DISK_IO;
import static dev.longhand.error.ErrorCode.MODEL_DOCUMENT;
import static dev.longhand.error.ErrorCode.MODEL_FOREIGN;
import static dev.longhand.error.ErrorCode.MODEL_FORMAT;
import static dev.longhand.error.ErrorCode.MODEL_HASH;
import static dev.longhand.error.ErrorCode.MODEL_NOT_FINITE;
import static dev.longhand.error.ErrorCode.MODEL_VERSION;

import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A safetensors file in which every bit is covered by a hash: tensors, and descriptions of them.
///
/// @param kind what the file is for
/// @param writer the version of Longhand that writes or wrote it
/// @param documents descriptions by name, in order
/// @param tensors in order, all their values finite
record SealedFile(Kind kind, String writer, Map<String, String> documents, List<Tensor> tensors) {
  private static final String FORMAT = "format";
  private static final String FORMAT_VERSION = "format_version";
  private static final String WRITER = "longhand_version";
  private static final String CONTENT_HASH = "content_sha256";
  private static final String TENSOR_HASHES = "tensor_sha256";
  private static final String VERSION = "1";

  /// The kinds of files that Longhand writes.
  enum Kind {
    MODEL("longhand", "a model", "model.safetensors"),
    CHECKPOINT("longhand-checkpoint", "a checkpoint", Checkpoints.NEWEST);

    private final String format;
    private final String description;
    private final String usualName;

    Kind(String format, String description, String usualName) {
      this.format = format;
      this.description = description;
      this.usualName = usualName;
    }
  }

  SealedFile {
    documents = Collections.unmodifiableMap(new LinkedHashMap<>(documents));
    tensors = List.copyOf(tensors);
  }

  /// A description, refused when it is not there.
  String document(String name, FilePlace place) {
    String text = documents.get(name);
    if (text == null) {
      throw place.inDocument(name).damaged(MODEL_DOCUMENT, "this description is missing");
    }
    return text;
  }

  /// Replaces the file as a whole or not at all.
  ///
  /// @throws LonghandException `MODEL_NOT_FINITE` before anything is touched, `DISK_FULL`,
  ///   `DISK_IO`
  void write(AtomicFile file, FilePlace place) {
    write(file, place, List.of());
  }

  /// The same, while what the file was is kept under another name, when one is given.
  void write(AtomicFile file, FilePlace place, List<Path> previous) {
    tensors.forEach(tensor -> requireFinite(tensor, place));
    byte[] first = SafetensorsHeader.of(metadata(), tensors).toBytes();
    Seal.close(first);
    long bytes =
        first.length + tensors.stream().mapToLong(tensor -> 4L * tensor.values().length).sum();
    AtomicFile.Content content =
        sink -> {
          sink.write(ByteBuffer.wrap(first));
          for (Tensor tensor : tensors) {
            writeValues(tensor.values(), sink);
          }
        };
    if (previous.isEmpty()) {
      file.replace(bytes, content);
    } else {
      file.replaceKeeping(bytes, content, previous.getFirst());
    }
  }

  private static void writeValues(float[] values, AtomicFile.Sink sink) throws IOException {
    var blocks = new FloatBlocks();
    for (int from = 0; from < values.length; from += FloatBlocks.LENGTH) {
      sink.write(blocks.of(values, from));
    }
  }

  private Map<String, String> metadata() {
    var metadata = new LinkedHashMap<String, String>();
    metadata.put(Seal.KEY, Seal.BLANK);
    metadata.put(FORMAT, kind.format);
    metadata.put(FORMAT_VERSION, VERSION);
    metadata.put(WRITER, writer);
    metadata.put(CONTENT_HASH, ModelHash.of(tensors));
    metadata.put(TENSOR_HASHES, tensorHashes());
    metadata.putAll(documents);
    return metadata;
  }

  private String tensorHashes() {
    return Json.text(json -> {
      json.writeStartObject();
      for (Tensor tensor : tensors) {
        json.writeStringProperty(tensor.name(), ModelHash.ofValues(tensor));
      }
      json.writeEndObject();
    });
  }

  /// Reads a file of a kind.
  ///
  /// @throws LonghandException with a code of its own for everything that can be wrong with it
  static SealedFile read(Path path, Kind kind) {
    FilePlace place = FilePlace.of(path);
    FileKind.requireFile(path, place);
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      FileKind.refuseForeign(channel, path, place);
      SafetensorsReader reader = SafetensorsReader.open(channel, place);
      boolean sealed = Seal.isOn(reader.firstBytes());
      if (sealed) {
        Seal.check(reader.firstBytes(), place);
      }
      SafetensorsHeader header = reader.header();
      requireKind(header.metadata(), kind, place);
      if (!sealed) {
        throw place.damaged(
            MODEL_HASH, "the header is not as Longhand writes it: no hash is first");
      }
      return contents(reader, header, kind, place);
    } catch (IOException failure) {
      throw place
          .refuse(
              DISK_IO,
              "reading failed: " + FilePlace.reason(failure),
              "ls -l " + Wording.shellWord(path.toString()))
          .causedBy(failure);
    }
  }

  private static void requireKind(Map<String, String> metadata, Kind kind, FilePlace place) {
    String format = metadata.getOrDefault(FORMAT, "");
    for (Kind other : Kind.values()) {
      if (format.equals(other.format) && other != kind) {
        throw place.refuse(
            MODEL_FORMAT,
            "this is " + other.description + " of Longhand, not " + kind.description,
            "name " + kind.usualName + " of the run's folder instead");
      }
    }
    if (!format.equals(kind.format)) {
      throw place.refuse(
          MODEL_FOREIGN,
          "a safetensors file that Longhand did not write: its header says nothing of a network,"
              + " a vocabulary or text cleaning",
          FileKind.MAKE_ONE);
    }
    requireVersion(metadata, place);
  }

  private static void requireVersion(Map<String, String> metadata, FilePlace place) {
    String version = metadata.getOrDefault(FORMAT_VERSION, "");
    if (version.equals(VERSION)) {
      return;
    }
    if (!version.matches("[1-9][0-9]{0,8}")) {
      throw place.damaged(
          MODEL_DOCUMENT,
          "its format's version is " + FilePlace.quoted(version) + ", not a number");
    }
    String writer = metadata.getOrDefault(WRITER, "a newer one");
    throw place.refuse(
        MODEL_VERSION,
        String.format(
            Locale.ROOT,
            "written by Longhand %s in format %s; this Longhand reads format %s",
            FilePlace.harmless(writer),
            version,
            VERSION),
        "upgrade Longhand");
  }

  private static SealedFile contents(
      SafetensorsReader reader, SafetensorsHeader header, Kind kind, FilePlace place)
      throws IOException {
    var documents = new LinkedHashMap<>(header.metadata());
    List.of(Seal.KEY, FORMAT, FORMAT_VERSION).forEach(documents::remove);
    String writer = take(documents, WRITER, place);
    String contentHash = take(documents, CONTENT_HASH, place);
    Document hashes = Document.parse(take(documents, TENSOR_HASHES, place), place, TENSOR_HASHES);
    var tensors = new ArrayList<Tensor>();
    for (TensorEntry entry : header.entries()) {
      Tensor tensor = reader.tensor(entry);
      requireHash(tensor, hashes.text(tensor.name()), place);
      requireFinite(tensor, place);
      tensors.add(tensor);
    }
    String found = ModelHash.of(tensors);
    if (!found.equals(contentHash)) {
      throw place.damaged(
          MODEL_HASH,
          "the tensors are not those that were written: their SHA-256 is "
              + Seal.shortened(found)
              + ", recorded is "
              + Seal.shortened(FilePlace.harmless(contentHash)));
    }
    return new SealedFile(kind, writer, documents, tensors);
  }

  private static String take(Map<String, String> documents, String name, FilePlace place) {
    String text = documents.remove(name);
    if (text == null) {
      throw place.inDocument(name).damaged(MODEL_DOCUMENT, "this description is missing");
    }
    return text;
  }

  private static void requireHash(Tensor tensor, String recorded, FilePlace place) {
    String found = ModelHash.ofValues(tensor);
    if (!found.equals(recorded)) {
      throw place.damaged(
          MODEL_HASH,
          String.format(
              Locale.ROOT,
              "tensor %s is damaged: its SHA-256 is %s, recorded is %s",
              FilePlace.quoted(tensor.name()),
              Seal.shortened(found),
              Seal.shortened(FilePlace.harmless(recorded))));
    }
  }

  private static void requireFinite(Tensor tensor, FilePlace place) {
    float[] values = tensor.values();
    for (int index = 0; index < values.length; index++) {
      if (!Float.isFinite(values[index])) {
        throw place.refuse(
            MODEL_NOT_FINITE,
            String.format(
                Locale.ROOT,
                "tensor %s holds %s at index %s",
                FilePlace.quoted(tensor.name()),
                values[index],
                Wording.number(index)),
            "use an earlier model or checkpoint; train again with a smaller learning rate");
      }
    }
  }
}
