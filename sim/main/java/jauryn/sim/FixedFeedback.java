/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.comm.NeuronRange;
import jauryn.connection.WeightMatrix;
import jauryn.plasticity.ErrorFeedback;

/**
 * Feedback from the output to a hidden layer through weights of its own, which never change.
 *
 * @param connection carries the errors
 * @param weights one row per output neuron, all elements to local neurons of the layer
 * @param post the neurons of the hidden layer, one per column
 */
record FixedFeedback(ErrorFeedback connection, WeightMatrix weights, NeuronRange post) {}
