package dev.armature.examples.coding.offline.dialogue;

import java.util.regex.Pattern;

/** Files that nobody wrote by hand: build output, dependencies, generated sources, version control, locks. */
public final class Ignored {
    private static final Pattern FOLDER =
            Pattern.compile("(?:^|/)(?:target|build|out|bin|dist|node_modules|vendor|generated"
                    + "|generated-sources|__pycache__|\\.git|\\.idea|\\.gradle|\\.venv|\\.armature)/");
    private static final Pattern FILE =
            Pattern.compile("(?:\\.(?:class|jar|min\\.js|map|lock|png|jpg|gif|pdf|zip|gz)|-lock\\.json|go\\.sum)$");

    private Ignored() {}

    public static boolean contains(String path) {
        return FOLDER.matcher(path).find() || FILE.matcher(path).find();
    }
}
