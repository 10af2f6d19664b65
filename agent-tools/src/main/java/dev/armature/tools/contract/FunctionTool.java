package dev.armature.tools.contract;

import java.util.Objects;

/** A tool made of a function. */
final class FunctionTool<I extends Record> implements TypedTool<I> {
    private final ToolSpec spec;
    private final Class<I> inputType;
    private final Tool.ToolFunction<? super I, ToolResult> function;

    FunctionTool(ToolSpec spec, Class<I> inputType, Tool.ToolFunction<? super I, ToolResult> function) {
        this.spec = spec;
        this.inputType = inputType;
        this.function = Objects.requireNonNull(function, "function");
    }

    @Override
    public ToolSpec spec() {
        return spec;
    }

    @Override
    public Class<I> inputType() {
        return inputType;
    }

    @Override
    public ToolResult run(I input, ToolContext context) throws InterruptedException {
        try {
            return function.apply(input, context);
        } catch (InterruptedException e) {
            throw e;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            return ToolResult.error(ErrorCode.E_INTERNAL, spec.name() + " failed: " + e);
        }
    }
}
