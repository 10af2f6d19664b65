package dev.armature.examples.coding.offline.repair;

import dev.armature.examples.coding.offline.code.JavaFile;
import dev.armature.examples.coding.offline.code.JavaFile.Method;
import dev.armature.examples.coding.offline.code.Token;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What kind of value an expression has, as far as declarations tell: enough to leave out changes that cannot compile. Names
 * are not resolved; where they mean several things, or nothing that is declared here, the answer is "maybe".
 */
final class Types {
    private static final Set<String> NUMBERS = Set.of(
            "int",
            "long",
            "short",
            "byte",
            "double",
            "float",
            "char",
            "Integer",
            "Long",
            "Double",
            "Short",
            "Byte",
            "Float",
            "Character");
    private static final Set<String> COUNTS = Set.of(
            "size",
            "length",
            "indexOf",
            "lastIndexOf",
            "count",
            "sum",
            "max",
            "min",
            "abs",
            "intValue",
            "longValue",
            "ordinal",
            "getAsInt",
            "parseInt",
            "nextInt",
            "charAt",
            "compareTo",
            "compare",
            "hashCode",
            "floorMod",
            "floorDiv",
            "round",
            "ceil",
            "floor");
    private static final Set<String> NO_NUMBERS = Set.of(
            "true",
            "false",
            "null",
            "this",
            "toString",
            "substring",
            "isEmpty",
            "contains",
            "equals",
            "containsKey",
            "stream",
            "toList",
            "collect",
            "keySet",
            "values",
            "entrySet",
            "iterator",
            "trim",
            "strip",
            "append",
            "format",
            "formatted",
            "startsWith",
            "endsWith",
            "hasNext",
            "toLowerCase",
            "toUpperCase",
            "of",
            "copyOf",
            "asList",
            "split",
            "toArray");

    private final Map<String, Set<String>> results = new HashMap<>();
    private final Map<JavaFile, List<Declaration>> declarations = new HashMap<>();

    Types(List<JavaFile> files) {
        for (JavaFile file : files) {
            declarations.put(file, Declaration.all(file));
            for (Method method : file.methods()) {
                if (method.first() > 0) {
                    results.computeIfAbsent(method.name(), name -> new HashSet<>())
                            .add(file.tokens().get(method.first() - 1).text());
                }
            }
            for (Declaration declared : Declaration.all(file)) {
                // The accessor of a record component.
                results.computeIfAbsent(declared.name(), name -> new HashSet<>())
                        .add(declared.type());
            }
        }
    }

    /** Whether the operand that ends with a token may be a number: false only if it surely is something else. */
    boolean mayBeNumber(JavaFile file, int last) {
        return mayBe(file, last, NUMBERS) && !NO_NUMBERS.contains(named(file.tokens(), last));
    }

    /** Whether the operand that ends with a token may be true or false. */
    boolean mayBeBoolean(JavaFile file, int last) {
        return mayBe(file, last, Set.of("boolean", "Boolean")) && !COUNTS.contains(named(file.tokens(), last));
    }

    private boolean mayBe(JavaFile file, int last, Set<String> kinds) {
        List<Token> tokens = file.tokens();
        if (last < 0 || last >= tokens.size()) {
            return false;
        }
        Token token = tokens.get(last);
        return switch (token.kind()) {
            case NUMBER -> kinds.contains("int");
            case STRING -> kinds.contains("int") && token.text().startsWith("'");
            case COMMENT -> false;
            case SYMBOL -> !token.is(")") || mayCallBe(tokens, last, kinds);
            case WORD -> mayNameBe(file, last, kinds);
        };
    }

    private boolean mayCallBe(List<Token> tokens, int close, Set<String> kinds) {
        Set<String> known = results.getOrDefault(named(tokens, close), Set.of());
        int open = JavaFile.opening(tokens, close);
        boolean created = open > 1
                && (tokens.get(open - 1).is(">") || tokens.get(open - 2).is("new"));
        return !created
                && (known.isEmpty() || known.stream().anyMatch(type -> kinds.contains(type) || type.matches("[A-Z]")));
    }

    private boolean mayNameBe(JavaFile file, int index, Set<String> kinds) {
        String name = file.tokens().get(index).text();
        boolean member = index > 0 && file.tokens().get(index - 1).is(".");
        Optional<Method> method = file.methodAt(index);
        List<Declaration> all = declarations.getOrDefault(file, List.of()).stream()
                .filter(one -> one.name().equals(name))
                .toList();
        List<Declaration> near = all.stream()
                .filter(one -> method.isPresent() && method.get().holds(one.index()))
                .toList();
        List<Declaration> meant = near.isEmpty() || member ? all : near;
        return meant.isEmpty()
                || meant.stream()
                        .anyMatch(
                                one -> kinds.contains(one.type()) || one.type().matches("[A-Z]|var"));
    }

    /** The name of what is called or named at the end of an operand; empty when there is none. */
    private static String named(List<Token> tokens, int last) {
        if (last < 0 || last >= tokens.size()) {
            return "";
        }
        if (!tokens.get(last).is(")")) {
            return tokens.get(last).text();
        }
        int open = JavaFile.opening(tokens, last);
        return open > 0 && tokens.get(open - 1).isWord() ? tokens.get(open - 1).text() : "";
    }
}
