package dev.armature.permissions.shell.program;

import java.util.ArrayList;
import java.util.Collections;
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

    private static final int MOST = 2_000;
    private static final Set<String> WITH_LINKS =
            Set.of("-r", "-R", "-a", "-d", "-P", "--recursive", "--archive", "--no-dereference");
    /** Copies what links lead to, and no links. */
    private static final Set<String> DEREFERENCING = Set.of("-L", "-H", "--dereference");

    private static final Set<String> LINKING = Set.of("-s", "-l", "--symbolic-link", "--link");
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
        List<Value> targets = new ArrayList<>();
        for (Arguments.Setting setting : read.settings()) {
            if (setting.option().equals("-t") || setting.option().equals("--target-directory")) {
                if (!targets.isEmpty()) {
                    deeds.add(new Deed.Unclear("has two targets, which no version takes"));
                    targets.clear();
                }
                targets.add(setting.value());
            }
        }
        if (targets.isEmpty() && sources.size() > 1) {
            targets = List.of(sources.removeLast());
        }
        if (targets.isEmpty() && kind != Kind.LINK) {
            deeds.add(new Deed.Unclear("has no target"));
        }
        boolean isDeep = kind == Kind.COPY && WITH_LINKS.stream().anyMatch(read.given()::contains);
        boolean keepsPath = read.given().contains("--parents");
        for (Value source : sources) {
            deeds.add(of(source));
            if (kind == Kind.MOVE) {
                // What is in it can be read by another name afterwards.
                deeds.add(new Deed.Searches(source, Deed.Searches.ALL));
            }
            for (Value target : targets) {
                Value inside = within(target, source, keepsPath);
                for (String suffix : suffixes(read)) {
                    boolean isOne = !isDeep
                            && kind != Kind.MOVE
                            && !(source instanceof Value.Below)
                            && source.allTexts().isPresent();
                    deeds.add(new Deed.Writes(inside, null, suffix));
                    deeds.add(new Deed.Writes(target, isOne ? null : source, suffix));
                    if (keepsPath && !isOne) {
                        deeds.add(new Deed.Writes(inside, source, suffix));
                    }
                }
            }
        }
        // Links within what is copied are copied, and links within the target are written through.
        if (isDeep) {
            sources.forEach(source -> {
                deeds.add(new Deed.Searches(source, Deed.Searches.ALL));
                deeds.add(new Deed.Follows(source, Collections.disjoint(read.given(), DEREFERENCING)));
            });
            targets.forEach(target -> deeds.add(new Deed.Follows(target, false)));
        }
        if (kind == Kind.LINK || LINKING.stream().anyMatch(read.given()::contains)) {
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

    /** What stands behind the name of what is written: nothing, or what tells what was there before. */
    private static List<String> suffixes(Arguments.Read read) {
        List<String> suffixes = new ArrayList<>(List.of(""));
        for (Arguments.Setting setting : read.settings().reversed()) {
            if (setting.option().equals("-S") || setting.option().equals("--suffix")) {
                suffixes.addAll(setting.value().knownTexts());
                break; // of several the last one counts
            }
        }
        if (read.given().contains("-b") || read.given().contains("--backup")) {
            suffixes.addAll(List.of("~", ".~1~"));
        }
        return suffixes;
    }

    /** The target if it is a folder. */
    private static Value within(Value target, Value source, boolean keepsPath) {
        if (source instanceof Value.Below) {
            return target;
        }
        List<String> texts = new ArrayList<>();
        if ((long) target.knownTexts().size() * source.knownTexts().size() > MOST) {
            return Value.unknown();
        }
        for (String folder : target.knownTexts()) {
            for (String file : source.knownTexts()) {
                String path = file.replaceFirst("(?<!/)/++$", "");
                texts.add(folder + "/" + (keepsPath ? path : path.substring(path.lastIndexOf('/') + 1)));
            }
        }
        return texts.isEmpty() ? Value.unknown() : new Value.Choice(texts);
    }
}
