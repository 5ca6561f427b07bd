/** Random experiments in virtual time on which everything goes wrong that can. */
package dev.luthier.store.faults;
