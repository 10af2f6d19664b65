package dev.armature.permissions.shell.program;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * {@code tree}: unlike others it takes the value of an option from the next word only, so that what is written behind its letter
 * is more options; among them may be one that writes a file.
 */
final class TreeProgram implements Program {

    private static final Pattern LETTERS_BEHIND_A_VALUE = Pattern.compile("-[A-Za-z]*([PI].+|L(?!\\d+$).+)");

    private final WordModel model;

    TreeProgram(WordModel model) {
        this.model = model;
    }

    @Override
    public List<Deed> deeds(List<Value> arguments) {
        List<Deed> deeds = new ArrayList<>(model.deeds(arguments));
        arguments.stream()
                .map(Value::shown)
                .filter(word -> LETTERS_BEHIND_A_VALUE.matcher(word).matches())
                .forEach(word ->
                        deeds.add(new Deed.Unclear("has the word `" + word + "`, which holds more than one option")));
        return deeds;
    }
}
