package dev.armature.examples.coding.offline;

import dev.armature.examples.coding.offline.code.Language;
import dev.armature.examples.coding.offline.dialogue.Hit;
import java.util.List;
import java.util.Optional;

/**
 * Whether a rename can be kept to what was asked for, by names alone.
 *
 * @param hits where the old name stands
 * @param taken where the new name stands
 */
record Limits(Wish.Rename wish, List<Hit> hits, List<Hit> taken) {

    /** The lines with the old name in the files that are meant. */
    List<Hit> meant() {
        return hits.stream().filter(hit -> scope().covers(hit.path())).toList();
    }

    private Scope scope() {
        return wish.choice() == Choice.VARIABLE && scopeOfType().isPresent()
                ? wish.scope().inFile(scopeOfType().get())
                : wish.scope();
    }

    /** The file of the type that was said. */
    private Optional<String> scopeOfType() {
        return hits.stream().map(Hit::path).filter(this::isOfType).findFirst();
    }

    private boolean isOfType(String path) {
        return !wish.scope().type().isEmpty()
                && path.matches("(?:.*/)?\\Q" + wish.scope().type() + "\\E\\.\\w+");
    }

    /** Why nothing is done, as the answer; empty when all is well. */
    Optional<String> objection() {
        return inOneFile()
                .or(this::nobodyKnowsWhichVariable)
                .or(this::isNoSuchThing)
                .or(this::isInOtherTypes)
                .or(this::isTaken);
    }

    private Optional<String> inOneFile() {
        List<String> files = meant().stream().map(Hit::path).distinct().toList();
        if (wish.scope().file().isEmpty() || files.size() == 1) {
            return Optional.empty();
        }
        return Optional.of(
                files.isEmpty()
                        ? "`%s` does not occur in %s, so nothing was changed. It stands at %s."
                                .formatted(wish.from(), wish.scope().file(), Renaming.places(hits))
                        : "%s may be %s; nothing was changed. Say which, with its folder."
                                .formatted(wish.scope().file(), String.join(" or ", files)));
    }

    private Optional<String> nobodyKnowsWhichVariable() {
        boolean isPlaced = !wish.scope().method().isEmpty()
                || meant().stream().map(Hit::path).distinct().count() == 1;
        return wish.choice() != Choice.VARIABLE || isPlaced
                ? Optional.empty()
                : Optional.of(
                        "Variables named `" + wish.from() + "` may be in several methods (" + Renaming.places(hits)
                                + "), and a rename of all would change more than one. Say in which method or file. "
                                + RenameWish.PLACES + " Nothing was changed.");
    }

    private Optional<String> isNoSuchThing() {
        List<Hit> definitions = Definitions.of(wish.from(), hits).places();
        boolean isThere = switch (wish.choice()) {
            case ANYTHING, VARIABLE -> true;
            case TYPE -> definitions.stream().anyMatch(hit -> Definitions.isType(wish.from(), hit));
            case METHOD -> definitions.stream().anyMatch(hit -> isMethod(hit));
            case FIELD -> definitions.stream().anyMatch(hit -> !isMethod(hit) && !Definitions.isType(wish.from(), hit));
        };
        return isThere
                ? Optional.empty()
                : Optional.of("No line looks like the definition of a %s `%s`, so nothing was changed. It stands at %s."
                        .formatted(wish.choice().word(), wish.from(), Renaming.places(hits)));
    }

    private boolean isMethod(Hit hit) {
        return hit.text().matches("(?U).*\\b\\Q" + wish.from() + "\\E\\s*\\(.*")
                && !Definitions.isType(wish.from(), hit);
    }

    /** The name of a member says nothing of its owner, so it must have only that one. */
    private Optional<String> isInOtherTypes() {
        if (wish.scope().type().isEmpty() || wish.choice() == Choice.VARIABLE) {
            return Optional.empty();
        }
        List<Hit> definitions = Definitions.of(wish.from(), hits).places();
        List<Hit> others =
                definitions.stream().filter(hit -> !isOfType(hit.path())).toList();
        if (definitions.size() == others.size()) {
            return Optional.of("`%s` defines no `%s` in a file of its name, so nothing was changed. %s"
                    .formatted(wish.scope().type(), wish.from(), RenameWish.PLACES));
        }
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        ("`%s` is also defined at %s, and by name alone I cannot tell which uses are those of `%s`,"
                                        + " so nothing was changed. %s")
                                .formatted(
                                        wish.from(),
                                        Renaming.places(others),
                                        wish.scope().type(),
                                        RenameWish.PLACES));
    }

    private Optional<String> isTaken() {
        List<Hit> inTheWay = wish.scope().file().isEmpty()
                ? Definitions.of(wish.to(), taken).places()
                : taken.stream()
                        .filter(hit -> wish.scope().covers(hit.path()))
                        .filter(hit -> Language.of(hit.path()).names(wish.to(), hit.text()))
                        .toList();
        boolean isLocal = !wish.scope().method().isEmpty()
                || (wish.choice() == Choice.VARIABLE && wish.scope().file().isEmpty());
        boolean isOfNoMatter = inTheWay.isEmpty() || isLocal;
        return isOfNoMatter
                ? Optional.empty()
                : Optional.of("`%s` is already %s at %s. Renaming `%s` would mix the two up, so nothing was changed."
                        .formatted(
                                wish.to(),
                                wish.scope().file().isEmpty() ? "defined" : "used",
                                Renaming.places(inTheWay),
                                wish.from()));
    }
}
