/**
 * What every model, every tool and every store of sessions must do, as tests to extend.
 *
 * <p>Start with {@link dev.armature.testkit.contract.ModelContract}, {@link dev.armature.testkit.contract.ToolContract} or
 * {@link dev.armature.testkit.contract.SessionStoreContract}: extend it, say how yours is made, and run it with JUnit.
 */
@NullMarked
package dev.armature.testkit.contract;

import org.jspecify.annotations.NullMarked;
