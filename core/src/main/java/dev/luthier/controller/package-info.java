/** The pure state machine: events in, commands out; no thread, no clock, no I/O. */
@NullMarked
package dev.luthier.controller;

import org.jspecify.annotations.NullMarked;
