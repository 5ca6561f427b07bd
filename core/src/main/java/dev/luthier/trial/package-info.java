/** What happens to one configuration: trials, their attempts, reports and endings, and the user's training function. */
@NullMarked
package dev.luthier.trial;

import org.jspecify.annotations.NullMarked;
