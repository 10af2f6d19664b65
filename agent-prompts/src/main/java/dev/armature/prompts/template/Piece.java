package dev.armature.prompts.template;

import java.util.List;

/** What a template is made of. Lines count from 1. */
sealed interface Piece {

    record Text(String text) implements Piece {}

    record Place(String fact, int line) implements Piece {}

    record OptionalPart(String fact, int line, List<Piece> pieces) implements Piece {
        public OptionalPart {
            pieces = List.copyOf(pieces);
        }
    }
}
