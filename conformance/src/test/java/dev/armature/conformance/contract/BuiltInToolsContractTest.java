package dev.armature.conformance.contract;

import dev.armature.testkit.contract.ToolContract;
import dev.armature.toolbox.BuiltInTools;
import dev.armature.tools.contract.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** The built-in tools are tools like any other. */
final class BuiltInToolsContractTest {

    abstract static class BuiltIn extends ToolContract {
        private final String name;
        private final List<String> inputs;

        BuiltIn(String name, String... inputs) {
            this.name = name;
            this.inputs = List.of(inputs);
        }

        @Override
        protected Tool tool() {
            return BuiltInTools.named(name).tools().getFirst();
        }

        @Override
        protected List<String> inputs() {
            return inputs;
        }

        @Override
        protected void furnish() throws IOException {
            Files.writeString(workspace().resolve("a.txt"), "fog\nsun\n");
            Files.createDirectory(workspace().resolve("deep"));
            Files.writeString(workspace().resolve("deep/b.txt"), "rain\n");
        }
    }

    @Nested
    final class Read extends BuiltIn {
        Read() {
            super("Read", "{\"file_path\":\"a.txt\"}", "{\"file_path\":\"missing.txt\"}", "{\"file_path\":\"deep\"}");
        }
    }

    @Nested
    final class Ls extends BuiltIn {
        Ls() {
            super("LS", "{\"path\":\".\"}", "{\"path\":\"missing\"}");
        }
    }

    @Nested
    final class Glob extends BuiltIn {
        Glob() {
            super("Glob", "{\"pattern\":\"**/*.txt\"}", "{\"pattern\":\"*.none\"}");
        }
    }

    @Nested
    final class Grep extends BuiltIn {
        Grep() {
            super("Grep", "{\"pattern\":\"fog\"}", "{\"pattern\":\"snow\"}");
        }
    }

    @Nested
    final class Edit extends BuiltIn {
        Edit() {
            super("Edit", "{\"file_path\":\"a.txt\",\"old_string\":\"fog\",\"new_string\":\"mist\"}");
        }
    }

    @Nested
    final class Write extends BuiltIn {
        Write() {
            super("Write", "{\"file_path\":\"new.txt\",\"content\":\"made\"}");
        }
    }

    @Nested
    final class Bash extends BuiltIn {
        Bash() {
            super("Bash", "{\"command\":\"cat a.txt\"}", "{\"command\":\"exit 3\"}");
        }
    }
}
