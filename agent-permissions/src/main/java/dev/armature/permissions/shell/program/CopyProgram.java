package dev.armature.permissions.shell.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code cp}, {@code mv} and {@code ln}: sources, and a target that is a file or a folder. */
final class CopyProgram implements Program {

    /** Which of the three. */
    enum Kind {
        COPY,
        MOVE,
        LINK
    }

    private static final Set<String> WITH_LINKS =
            Set.of("-r", "-R", "-a", "-d", "-P", "--recursive", "--archive", "--no-dereference");
    private static final Map<String, WordModel> WORDS = ModelReader.text("""
            cp
              flags -aHLPRrfilnpTuvxd --archive --recursive --force --interactive --no-clobber --no-target-directory --update --verbose --dereference --no-dereference --parents --link --symbolic-link -s -b
              takes -t:text --target-directory:text -S:name --suffix:name
              perhaps --preserve:text --no-preserve:text --sparse:text --reflink:text --backup:text
              operands text*
            mv
              flags -finTuvb --force --interactive --no-clobber --no-target-directory --update --verbose --strip-trailing-slashes
              takes -t:text --target-directory:text -S:name --suffix:name
              perhaps --backup:text
              operands text*
            ln
              flags -finsTvrLPb --symbolic --force --interactive --no-dereference --no-target-directory --verbose --relative
              takes -t:text --target-directory:text -S:name --suffix:name
              perhaps --backup:text
              operands text*
            """);

    private final Kind kind;
    private final WordModel words;

    CopyProgram(Kind kind) {
        this.kind = kind;
        String name = switch (kind) {
            case COPY -> "cp";
            case MOVE -> "mv";
            case LINK -> "ln";
        };
        this.words = java.util.Objects.requireNonNull(WORDS.get(name), name);
    }

    @Override
    public List<Deed> deeds(List<Value> arguments) {
        Arguments.Read read = new Arguments(words, arguments).read();
        List<Deed> deeds = new ArrayList<>(read.deeds());
        List<Value> sources = new ArrayList<>(read.operands());
        List<Value> targets = read.settings().stream()
                .filter(setting ->
                        setting.option().equals("-t") || setting.option().equals("--target-directory"))
                .map(Arguments.Setting::value)
                .toList();
        if (targets.isEmpty() && sources.size() > 1) {
            targets = List.of(sources.removeLast());
        }
        if (targets.isEmpty() && kind != Kind.LINK) {
            deeds.add(new Deed.Unclear("has no target"));
        }
        for (Value source : sources) {
            deeds.add(of(source));
            if (kind == Kind.MOVE) {
                // What is in it can be read by another name afterwards.
                deeds.add(new Deed.Searches(source, Deed.Searches.ALL));
            }
            targets.forEach(target -> deeds.add(new Deed.Writes(within(target, source))));
        }
        targets.forEach(target -> deeds.add(new Deed.Writes(target)));
        // Links within what is copied are copied, and links within the target are written through.
        if (kind == Kind.COPY && WITH_LINKS.stream().anyMatch(read.given()::contains)) {
            sources.forEach(source -> {
                deeds.add(new Deed.Searches(source, Deed.Searches.ALL));
                deeds.add(new Deed.Follows(source));
            });
            targets.forEach(target -> {
                deeds.add(new Deed.Follows(target));
                deeds.add(new Deed.Writes(new Value.Below(target, true, "*", "*", "")));
            });
        }
        if (kind == Kind.LINK) {
            deeds.add(new Deed.Unclear("makes a link, so that paths lead elsewhere"));
        }
        return deeds;
    }

    private Deed of(Value source) {
        return switch (kind) {
            case COPY -> new Deed.Reads(source);
            case MOVE -> new Deed.Deletes(source, true);
            case LINK -> new Deed.Reads(source);
        };
    }

    /** The target if it is a folder. */
    private static Value within(Value target, Value source) {
        List<String> files = source.knownTexts();
        if (!(target instanceof Value.Known folder) || files.isEmpty()) {
            return target;
        }
        List<String> texts =
                files.stream().map(file -> within(folder.text(), file)).toList();
        return texts.size() == 1 ? Value.of(texts.getFirst()) : new Value.Choice(texts);
    }

    private static String within(String folder, String file) {
        String path = file.replaceAll("/+$", "");
        return folder + "/" + path.substring(path.lastIndexOf('/') + 1);
    }
}
