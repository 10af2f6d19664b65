package dev.armature.prompts.template;

import dev.armature.prompts.fact.Facts;
import dev.armature.prompts.fact.MissingFactException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Text with places for facts. The notation is small on purpose:
 *
 * <ul>
 *   <li><code>{{name}}</code> is replaced by the spelling of the fact; that it was not told is an error;
 *   <li><code>{{?name}} ... {{/name}}</code> is kept when the fact was told and is neither false nor blank;
 *   <li><code>\{{</code> is a literal <code>{{</code>.
 * </ul>
 *
 * A tag of an optional part that stands alone on its line takes the line with it. What a fact says is never read as
 * notation. Immutable; the same facts give the same text.
 */
public final class Template {

    private final String name;
    private final List<Piece> pieces;

    private Template(String name, List<Piece> pieces) {
        this.name = name;
        this.pieces = pieces;
    }

    /**
     * Reads a template.
     *
     * @param name how errors call it, such as {@code environment.md}
     * @throws TemplateSyntaxException if the notation is wrong, with line and column
     */
    public static Template parse(String name, String text) {
        return new Template(name, new TemplateParser(name, text.replace("\r\n", "\n")).pieces());
    }

    /** The facts it speaks of, sorted. */
    public Set<String> facts() {
        Set<String> names = new TreeSet<>();
        collect(pieces, names);
        return names;
    }

    /**
     * Checks that the template speaks of exactly the {@code declared} facts.
     *
     * @throws TemplateSyntaxException naming template, line and fact otherwise
     */
    public Template requireFacts(Collection<String> declared) {
        requireDeclared(pieces, declared);
        Set<String> unused = new TreeSet<>(declared);
        unused.removeAll(facts());
        if (!unused.isEmpty()) {
            throw new TemplateSyntaxException(name + ": its section declares " + unused
                    + ", which the template never uses; a fact that is only declared splits the cache for nothing");
        }
        return this;
    }

    /**
     * The text with every place filled.
     *
     * @throws MissingFactException naming template, line and fact, if a needed fact was not told
     */
    public String fill(Facts facts) {
        StringBuilder filled = new StringBuilder();
        fill(pieces, facts, filled);
        return filled.toString();
    }

    private void fill(List<Piece> pieces, Facts facts, StringBuilder filled) {
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Text text -> filled.append(text.text());
                case Piece.Place place ->
                    filled.append(facts.spelled(place.fact())
                            .orElseThrow(() -> new MissingFactException(place.fact(), name + ":" + place.line())));
                case Piece.OptionalPart optional -> {
                    if (holds(facts, optional.fact())) {
                        fill(optional.pieces(), facts, filled);
                    }
                }
            }
        }
    }

    private static boolean holds(Facts facts, String fact) {
        return facts.spelled(fact)
                .filter(spelling -> !spelling.isBlank() && !spelling.equals("false"))
                .isPresent();
    }

    private static void collect(List<Piece> pieces, Set<String> names) {
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Text ignored -> {}
                case Piece.Place place -> names.add(place.fact());
                case Piece.OptionalPart optional -> {
                    names.add(optional.fact());
                    collect(optional.pieces(), names);
                }
            }
        }
    }

    private void requireDeclared(List<Piece> pieces, Collection<String> declared) {
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Text ignored -> {}
                case Piece.Place place -> requireDeclared(place.fact(), place.line(), declared);
                case Piece.OptionalPart optional -> {
                    requireDeclared(optional.fact(), optional.line(), declared);
                    requireDeclared(optional.pieces(), declared);
                }
            }
        }
    }

    private void requireDeclared(String fact, int line, Collection<String> declared) {
        if (!declared.contains(fact)) {
            throw new TemplateSyntaxException(name + ":" + line + ": the fact `" + fact
                    + "` is not declared by its section, which declares " + new TreeSet<>(declared));
        }
    }
}
