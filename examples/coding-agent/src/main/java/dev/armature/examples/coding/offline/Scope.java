package dev.armature.examples.coding.offline;

/**
 * Where a name is to be changed; each part is empty when it was not said.
 *
 * @param file the path of a file, or the end of one
 * @param method the method that a variable belongs to
 * @param type the type that a member belongs to
 */
record Scope(String file, String method, String type) {
    static final Scope EVERYWHERE = new Scope("", "", "");

    boolean isEverywhere() {
        return equals(EVERYWHERE);
    }

    Scope inFile(String path) {
        return new Scope(path, method, type);
    }

    Scope inMethod(String name) {
        return new Scope(file, name, type);
    }

    Scope ofType(String name) {
        return new Scope(file, method, name);
    }

    /** Whether the file of that path is the one that was said; true when none was. */
    boolean covers(String path) {
        return file.isEmpty() || path.equals(file) || path.endsWith("/" + file);
    }
}
