package dev.armature.conformance.engine;

import dev.armature.tools.contract.ResourceKey;
import dev.armature.tools.contract.SideEffects;
import dev.armature.tools.contract.Tool;
import dev.armature.tools.contract.ToolContext;
import dev.armature.tools.contract.ToolLimits;
import dev.armature.tools.contract.ToolResult;
import dev.armature.tools.contract.ToolSpec;
import dev.armature.tools.contract.TypedTool;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Tools of one text each, whose work is a function that a test gives. */
final class Tools {
    private Tools() {}

    record Input(String text) {}

    /** What a test's tool does. */
    @FunctionalInterface
    interface Work {
        String of(String text, ToolContext context) throws InterruptedException;
    }

    /** A tool that only reads. */
    static One looking(String name, Work work) {
        return new One(ToolSpec.of(name, "Looks.", Input.class), SideEffects.NONE, text -> List.of(), work);
    }

    /** A tool that changes something, one call at a time. */
    static One changing(String name, Work work) {
        return new One(ToolSpec.of(name, "Changes.", Input.class), SideEffects.SOME, text -> List.of(), work);
    }

    /** The same tool, whose work gives back that result. */
    static Tool giving(One tool, ToolResult result) {
        return new TypedTool<Input>() {
            @Override
            public ToolSpec spec() {
                return tool.spec();
            }

            @Override
            public Class<Input> inputType() {
                return Input.class;
            }

            @Override
            public SideEffects sideEffects(Input input) {
                return tool.effects();
            }

            @Override
            public ToolResult run(Input input, ToolContext context) {
                return result;
            }
        };
    }

    record One(ToolSpec spec, SideEffects effects, Function<String, List<ResourceKey>> uses, Work work)
            implements TypedTool<Input> {

        One within(Duration timeout) {
            ToolLimits limits =
                    new ToolLimits(spec.limits().inlineChars(), spec.limits().shape(), timeout);
            return new One(
                    new ToolSpec(spec.name(), spec.description(), spec.inputSchema(), limits), effects, uses, work);
        }

        One atMost(int chars) {
            ToolLimits limits =
                    new ToolLimits(chars, spec.limits().shape(), spec.limits().timeout());
            return new One(
                    new ToolSpec(spec.name(), spec.description(), spec.inputSchema(), limits), effects, uses, work);
        }

        One using(Function<String, List<ResourceKey>> resources) {
            return new One(spec, effects, resources, work);
        }

        @Override
        public Class<Input> inputType() {
            return Input.class;
        }

        @Override
        public SideEffects sideEffects(Input input) {
            return effects;
        }

        @Override
        public List<ResourceKey> resources(Input input, ToolContext context) {
            return uses.apply(input.text());
        }

        @Override
        public String summary(Input input) {
            return spec.name() + " " + input.text();
        }

        @Override
        public ToolResult run(Input input, ToolContext context) throws InterruptedException {
            return ToolResult.text(work.of(input.text(), context));
        }
    }
}
