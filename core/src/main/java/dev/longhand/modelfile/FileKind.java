package dev.longhand.modelfile;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Wording;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Kinds of files that are mistaken for models, told by their first bytes; none of them is opened.
enum FileKind {
  PICKLE(
      "a Python pickle, which runs code when it is opened",
      Remedy.TO_SAFETENSORS,
      "^\\x80[\\x02-\\x05]"),
  KERAS("a Keras model", Remedy.OWN, "^PK\\x03\\x04.{0,200}(metadata|config)\\.json"),
  TORCH(
      "a PyTorch file, which runs code when it is opened",
      Remedy.TO_SAFETENSORS,
      "^PK\\x03\\x04.*(/data\\.pkl|/\\.data/|/byteorder)"),
  ZIP("a zip archive", Remedy.OWN, "^PK(\\x03\\x04|\\x05\\x06)"),
  GZIP("a gzip file", Remedy.UNPACK, "^\\x1F\\x8B"),
  XZ("an xz file", Remedy.UNPACK, "^\\xFD7zXZ\\x00"),
  ZSTANDARD("a zstandard file", Remedy.UNPACK, "^\\x28\\xB5\\x2F\\xFD"),
  HDF5("an HDF5 file, such as an older Keras model", Remedy.OWN, "^\\x89HDF\\r\\n\\x1A\\n"),
  GGUF("a GGUF model", Remedy.OWN, "^GGUF"),
  NUMPY("a NumPy array", Remedy.OWN, "^\\x93NUMPY"),
  ONNX("an ONNX model", Remedy.OWN, "^\\x08[\\x01-\\x20]\\x12.[A-Za-z]"),
  TEXT("a text", Remedy.OWN, "^[\\t\\r\\n\\x20-\\x7E]{8,}$");

  /// How to come by a file that can be read.
  static final String MAKE_ONE =
      "name a model.safetensors that Longhand wrote; longhand train TEXT --out RUN makes one";

  private static final int HEAD = 512;

  private final String description;
  private final String fix;
  private final Pattern pattern;

  FileKind(String description, String fix, String pattern) {
    this.description = description;
    this.fix = fix;
    this.pattern = Pattern.compile(pattern, Pattern.DOTALL);
  }

  /// Refuses a path behind which there is no file to read.
  ///
  /// @throws dev.longhand.error.LonghandException `MODEL_MISSING` or `MODEL_FORMAT`
  static void requireFile(Path path, FilePlace place) {
    if (Files.isDirectory(path)) {
      throw place.refuse(ErrorCode.MODEL_MISSING, "this is a folder, not a file", inside(path));
    }
    if (!Files.exists(path)) {
      throw place.refuse(ErrorCode.MODEL_MISSING, "there is no such file", beside(path));
    }
    if (!Files.isRegularFile(path)) {
      throw place.refuse(
          ErrorCode.MODEL_FORMAT, "this is a device or a pipe, not a file", MAKE_ONE);
    }
    if (!Files.isReadable(path)) {
      throw place.refuse(
          ErrorCode.MODEL_MISSING,
          "the file may not be read",
          "chmod u+r " + Wording.shellWord(path.toString()));
    }
  }

  /// Refuses a file that begins as one of these kinds and not as a safetensors file.
  static void refuseForeign(FileChannel channel, Path path, FilePlace place) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(HEAD);
    int length = channel.read(head, 0);
    var start = new String(head.array(), 0, Math.max(0, length), StandardCharsets.ISO_8859_1);
    Optional<FileKind> kind = of(start);
    if (kind.isPresent()) {
      throw place.refuse(
          ErrorCode.MODEL_FORMAT,
          "this is " + kind.get().description + "; Longhand reads its own safetensors files",
          String.format(Locale.ROOT, kind.get().fix, Wording.shellWord(path.toString())));
    }
  }

  /// The kind that the first bytes, as Latin-1, give away.
  static Optional<FileKind> of(String start) {
    boolean safetensors = start.length() > 8 && start.startsWith("\0\0\0{", 5);
    return safetensors
        ? Optional.empty()
        : Stream.of(values()).filter(kind -> kind.pattern.matcher(start).find()).findFirst();
  }

  private static String inside(Path folder) {
    Path model = folder.resolve("model.safetensors");
    return Files.isRegularFile(model)
        ? "name the file in it: " + Wording.shellWord(model.toString())
        : MAKE_ONE;
  }

  private static String beside(Path path) {
    Path name = path.getFileName();
    return Wording.nearest(name == null ? "" : name.toString(), siblings(path))
        .map(
            near -> "did you mean " + Wording.shellWord(path.resolveSibling(near).toString()) + "?")
        .orElse(MAKE_ONE);
  }

  private static List<String> siblings(Path path) {
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    } catch (IOException unreadable) {
      return List.of();
    }
  }

  /// What to do with a file of a kind.
  private static final class Remedy {
    static final String OWN = MAKE_ONE;
    static final String UNPACK = "unpack it first, if a model is in it: file %s names the program";
    static final String TO_SAFETENSORS =
        "if you trust it, convert it in a sandbox: python3 -c 'import torch, sys;"
            + " from safetensors.torch import save_file; save_file(torch.load(sys.argv[1],"
            + " weights_only=True), \"weights.safetensors\")' %s";
  }
}
