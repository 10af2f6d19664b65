package dev.armature.permissions.shell.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** {@code tar} and {@code jar}, understood for listing an archive, and {@code tar} for printing what is in one. */
final class TarProgram implements Program {

    private static final WordModel READING =
            Objects.requireNonNull(ModelReader.text("""
            tar
              flags -tvzjJkO --list --verbose --gzip --bzip2 --xz --zstd --numeric-owner --full-time
              flags -x --extract --get --to-stdout --wildcards --no-wildcards --wildcards-match-slash --no-recursion
              takes -f:read --file:read --exclude:text
              operands text*
              exact --version
            """).get("tar"));

    private final boolean printsMembers;

    /**
     * @param printsMembers whether {@code -O} has what would be extracted printed, and no file made
     */
    TarProgram(boolean printsMembers) {
        this.printsMembers = printsMembers;
    }

    @Override
    public List<Deed> deeds(List<Value> arguments) {
        List<Value> words = withDash(arguments);
        Arguments.Read read = new Arguments(READING, words).read();
        List<Deed> deeds = new ArrayList<>(READING.deeds(words));
        boolean extracts = isGiven(read, "-x", "--extract", "--get");
        boolean lists = isGiven(read, "-t", "--list") && !extracts;
        boolean prints = printsMembers && extracts && isGiven(read, "-O", "--to-stdout");
        boolean hasFile = read.settings().stream()
                .anyMatch(set -> set.option().equals("-f") || set.option().equals("--file"));
        boolean isVersion = words.size() == 1 && words.getFirst().is("--version");
        if (!isVersion && (!(lists || prints) || !hasFile)) {
            deeds.add(new Deed.Unclear("does not list or print an archive that is named"));
        }
        if (words.stream()
                .anyMatch(word -> word.shown().startsWith("@")
                        || word.knownTexts().stream().anyMatch(text -> text.startsWith("@")))) {
            deeds.add(new Deed.Unclear("has a word that begins with `@`, which jar takes for a file of options"));
        }
        boolean isRemote = read.settings().stream()
                .filter(set -> !set.option().equals("--exclude"))
                .map(set -> set.value() instanceof Value.Below found ? found.root() : set.value())
                .anyMatch(archive -> archive.shown().indexOf(':') >= 0
                        || archive.knownTexts().stream().anyMatch(text -> text.indexOf(':') >= 0));
        if (isRemote) {
            deeds.add(new Deed.Unclear("has an archive with a colon in its name, which tar takes for a host"));
        }
        return deeds;
    }

    /** The first word may be letters without a dash; the archive is the word after them, wherever the {@code f} stands. */
    private static List<Value> withDash(List<Value> arguments) {
        List<Value> words = new ArrayList<>(arguments);
        if (!words.isEmpty()
                && words.getFirst() instanceof Value.Known first
                && first.text().matches("(?=[^f]*f[^f]*$)[txvzjJOf]+")) {
            words.set(0, Value.of("-" + first.text().replace("f", "") + "f"));
        }
        return words;
    }

    private static boolean isGiven(Arguments.Read read, String... options) {
        return Stream.of(options).anyMatch(read.given()::contains);
    }
}
