package dev.armature.permissions.shell.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** {@code tar} and {@code jar}, understood for listing an archive only. */
final class TarProgram implements Program {

    private static final WordModel LISTING =
            Objects.requireNonNull(ModelReader.text("""
            tar
              flags -tvzjJkO --list --verbose --gzip --bzip2 --xz --zstd --numeric-owner --full-time
              takes -f:read --file:read --exclude:text
              operands text*
              exact --version
            """).get("tar"));

    @Override
    public List<Deed> deeds(List<Value> arguments) {
        List<Value> words = new ArrayList<>(arguments);
        if (!words.isEmpty()
                && words.getFirst() instanceof Value.Known first
                && first.text().matches("t[vzjJ]*f")) {
            words.set(0, Value.of("-" + first.text()));
        }
        Arguments.Read read = new Arguments(LISTING, words).read();
        List<Deed> deeds = new ArrayList<>(LISTING.deeds(words));
        boolean lists = read.given().contains("-t") || read.given().contains("--list");
        boolean hasFile = read.settings().stream()
                .anyMatch(set -> set.option().equals("-f") || set.option().equals("--file"));
        boolean isVersion = words.size() == 1 && words.getFirst().is("--version");
        if (!isVersion && (!lists || !hasFile)) {
            deeds.add(new Deed.Unclear("does not list an archive that is named"));
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
}
