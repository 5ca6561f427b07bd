/** Facts that came in and commands that go out: the whole vocabulary between the controller and its shells. */
@NullMarked
package dev.luthier.event;

import org.jspecify.annotations.NullMarked;
