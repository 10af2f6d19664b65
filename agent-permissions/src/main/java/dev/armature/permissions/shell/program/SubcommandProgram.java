package dev.armature.permissions.shell.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A program whose first operands say what it does: options of its own, then one, two or three words that have a model. */
final class SubcommandProgram implements Program {

    private static final int MOST_WORDS = 3;

    private final String name;
    private final Map<String, WordModel> models;
    private final WordModel own;

    /**
     * @param own what is known of the program's own options; its operands count for nothing
     */
    SubcommandProgram(String name, WordModel own, Map<String, WordModel> models) {
        this.name = name;
        this.own = own;
        this.models = Map.copyOf(models);
    }

    @Override
    public List<Deed> deeds(List<Value> arguments) {
        if (own.isExact(arguments)) {
            return own.heeded();
        }
        Arguments.Read read = new Arguments(own, arguments).read();
        List<Deed> deeds = new ArrayList<>(read.deeds());
        own.effects().forEach((effect, what) -> deeds.add(new Deed.Acts(effect, what)));
        List<Value> words = read.operands();
        Optional<Integer> said = subcommand(words);
        if (said.isEmpty()) {
            deeds.add(new Deed.Unclear(
                    words.isEmpty()
                            ? "has no subcommand"
                            : "has the subcommand `" + words.getFirst().shown()
                                    + "`, which is not known to only read"));
            return deeds;
        }
        WordModel model = models.get(key(words, said.get()));
        if (model != null) {
            deeds.addAll(model.deeds(words.subList(said.get(), words.size())));
        }
        return deeds;
    }

    /** How many words name the subcommand, as many as have a model. */
    private Optional<Integer> subcommand(List<Value> words) {
        for (int count = Math.min(MOST_WORDS, words.size()); count > 0; count--) {
            boolean isKnown = words.subList(0, count).stream().allMatch(Value.Known.class::isInstance);
            if (isKnown && models.containsKey(key(words, count))) {
                return Optional.of(count);
            }
        }
        return Optional.empty();
    }

    private String key(List<Value> words, int count) {
        StringBuilder key = new StringBuilder(name);
        words.subList(0, count).forEach(word -> key.append(' ').append(word.shown()));
        return key.toString();
    }
}
