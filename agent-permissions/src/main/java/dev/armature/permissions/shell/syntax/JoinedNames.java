package dev.armature.permissions.shell.syntax;

import java.util.List;

/**
 * Whether braces make another name of a parameter. Bash expands them first and as text, so that {@code $x{1,2}} stands for
 * {@code $x1 $x2}, and so does what follows the braces in <code>{$x,a}1</code>.
 */
final class JoinedNames {

    private boolean found;

    private JoinedNames() {}

    static boolean in(List<WordPart> parts) {
        JoinedNames names = new JoinedNames();
        boolean unused = names.endOpen(parts, false);
        return names.found;
    }

    /**
     * Looks through the parts, in one of their expansions and in all.
     *
     * @param open whether a name may stand before them that a letter or digit would go on
     * @return whether one may stand at their end
     */
    private boolean endOpen(List<WordPart> parts, boolean open) {
        boolean isOpen = open;
        for (WordPart part : parts) {
            switch (part) {
                case WordPart.Literal literal -> {
                    found |= isOpen && Characters.isNamePart(literal.text().charAt(0));
                    isOpen = false;
                }
                case WordPart.BraceRange ignored -> {
                    found |= isOpen;
                    isOpen = false;
                }
                case WordPart.BraceList list -> {
                    boolean isOneOpen = false;
                    for (Word alternative : list.alternatives()) {
                        isOneOpen |= endOpen(alternative.parts(), isOpen);
                    }
                    isOpen = isOneOpen;
                }
                case Expansion.ParameterExpansion expansion -> isOpen = isBare(expansion);
                default -> isOpen = false;
            }
        }
        return isOpen;
    }

    /** Whether it is written without braces, so that the name ends where a letter or digit does not follow. */
    private static boolean isBare(Expansion.ParameterExpansion expansion) {
        return expansion.parameter().isVariable()
                && expansion.span().end() == expansion.parameter().span().end();
    }
}
