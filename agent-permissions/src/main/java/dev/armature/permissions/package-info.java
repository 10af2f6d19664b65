/** May this happen? */
@NullMarked
package dev.armature.permissions;

import org.jspecify.annotations.NullMarked;
