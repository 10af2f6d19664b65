package dev.armature.models.openai;

import dev.armature.models.http.BlockMarks;
import dev.armature.models.http.JsonBytes;

/** What a message becomes: a row of items (or of messages of Chat Completions) with commas between. */
final class ItemRow {
    final JsonBytes out;
    final BlockMarks blocks;
    private boolean isFirst;

    ItemRow(JsonBytes out, BlockMarks blocks, boolean isFirst) {
        this.out = out;
        this.blocks = blocks;
        this.isFirst = isFirst;
    }

    JsonBytes begin() {
        out.raw(isFirst ? "" : ",");
        isFirst = false;
        return out;
    }

    /** A whole item that carries no mark. */
    void item(String json) {
        begin();
        blocks.blockBegins();
        out.raw(json);
        blocks.blockEnds(false);
    }
}
