package consumer.toolbox;

import dev.armature.permissions.action.Workspace;
import dev.armature.toolbox.BuiltInTools;
import dev.armature.tools.Tools;
import dev.armature.tools.content.BlobRef;
import dev.armature.tools.content.BlobStore;
import dev.armature.tools.contract.Cancellation;
import dev.armature.tools.contract.Tool;
import dev.armature.tools.contract.ToolContext;
import dev.armature.tools.contract.ToolHost;
import dev.armature.tools.contract.ToolInput;
import dev.armature.tools.contract.ToolMemory;
import dev.armature.tools.contract.ToolReading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Calls each kind of built-in tool from a loop of its own, without an engine. */
public final class Main implements ToolHost, BlobStore {
    private final ToolMemory memory = new ToolMemory();

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("workspace").toRealPath();
        Files.writeString(folder.resolve("readme.txt"), "hello\n");
        ToolContext context = new ToolContext("call", Workspace.of(folder), new Main(), Cancellation.none());

        System.out.println(Tools.providers());
        call("LS", "{}", context);
        call("Read", "{\"file_path\":\"readme.txt\"}", context);
        call("Edit", "{\"file_path\":\"readme.txt\",\"old_string\":\"hello\",\"new_string\":\"good day\"}", context);
        call("Grep", "{\"pattern\":\"good\"}", context);
        call("Bash", "{\"command\":\"cat readme.txt\"}", context);
        System.out.println(Files.readString(folder.resolve("readme.txt")).strip());
    }

    private static void call(String name, String input, ToolContext context) throws InterruptedException {
        Tool tool = BuiltInTools.named(name).tools().get(0);
        String said = switch (tool.read(new ToolInput(input), context)) {
            case ToolReading.Ready ready -> ready.invocation().run().isError() ? "failed" : "done";
            case ToolReading.Unreadable unreadable -> unreadable.sentence();
        };
        System.out.println(name + " " + said);
    }

    @Override
    public BlobStore blobs() {
        return this;
    }

    @Override
    public ToolMemory memory() {
        return memory;
    }

    @Override
    public boolean moveTo(Path cwd) {
        return false;
    }

    @Override
    public BlobRef put(byte[] bytes) {
        throw new IllegalStateException("Nothing here is long enough to be kept.");
    }

    @Override
    public Optional<byte[]> get(BlobRef ref) {
        return Optional.empty();
    }
}
