/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.comm.AllRanks;
import jauryn.comm.Communicator;
import jauryn.comm.LocalCommunicator;
import jauryn.connection.JointMatrix;
import jauryn.connection.RandomStructure;
import jauryn.connection.SynapseState;
import jauryn.connection.WeightMatrix;
import jauryn.group.IafPscExpGroup;
import jauryn.group.NeuronGroup;
import jauryn.group.PoissonSpikeInjector;
import jauryn.io.ExitCode;
import jauryn.io.RasFile;
import jauryn.io.UserError;
import jauryn.kernel.Profile;
import jauryn.kernel.Simulation;
import jauryn.kernel.SpikingGroup;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import jauryn.kernel.Stateful;
import jauryn.math.MasterSeeds;
import jauryn.math.Padding;
import jauryn.math.ReferenceRandom;
import jauryn.math.VectorKernels;
import jauryn.math.Vectors;
import jauryn.plasticity.OutputError;
import jauryn.plasticity.SuperSpikeConnection;
import jauryn.plasticity.SuperSpikeSettings;
import jauryn.plasticity.SuperSpikeSettings.Variant;
import jauryn.plasticity.TransposedWeights;
import java.util.ArrayList;
import java.util.List;

/**
 * The network of both programs: input, any number of hidden layers, output, and the target the
 * output learns to match. Objects are made in the order of the reference, which fixes the order of
 * random draws.
 */
final class SuperSpikeNetwork implements Stateful {
  static final float WEIGHT_BOUND = 0.1f;
  static final float TAU_MEM = 10e-3f;

  private final SuperSpikeParameters parameters;
  private final FeedbackPath path;
  private final WeightFiles initialWeights;
  private final Profile profile;
  private final Simulation simulation;
  private final SpikingGroup input;
  private final IafPscExpGroup output;
  private final List<NeuronGroup> hidden = new ArrayList<>();
  private final List<SuperSpikeConnection> hiddenConnections = new ArrayList<>();
  private final SuperSpikeConnection outputConnection;
  private final List<FixedFeedback> fixedFeedback;

  /** The whole network on one rank. */
  SuperSpikeNetwork(
      SuperSpikeParameters parameters,
      Feedback feedback,
      RasFile inputSpikes,
      RasFile targetSpikes) {
    this(parameters, feedback, inputSpikes, targetSpikes, new LocalCommunicator());
  }

  /** The share of one rank. */
  SuperSpikeNetwork(
      SuperSpikeParameters parameters,
      Feedback feedback,
      RasFile inputSpikes,
      RasFile targetSpikes,
      Communicator communicator) {
    this(
        parameters,
        feedback,
        LearningTask.pattern(
            SpikePattern.of(inputSpikes), SpikePattern.of(targetSpikes), parameters.grid()),
        communicator);
  }

  /** The whole network on one rank, for any task; files that parameters name are not read. */
  SuperSpikeNetwork(SuperSpikeParameters parameters, Feedback feedback, LearningTask task) {
    this(parameters, feedback, task, new LocalCommunicator());
  }

  private SuperSpikeNetwork(
      SuperSpikeParameters parameters,
      Feedback feedback,
      LearningTask task,
      Communicator communicator) {
    this.parameters = parameters;
    profile = parameters.profile() ? Profile.on() : Profile.off();
    simulation = new Simulation(communicator, profile);
    path = FeedbackPath.of(feedback, parameters);
    initialWeights = new WeightFiles(parameters.loadWeights());
    MasterSeeds seeds = new MasterSeeds(parameters.seed());

    input = simulation.add(task.input(simulation.deal(parameters.nin())));
    if (parameters.bgrate() > 0) {
      simulation.add(new PoissonSpikeInjector(input, parameters.bgrate(), seeds.poissonStream()));
    }
    output = neurons("output", parameters.nout());
    SpikingGroup target = task.addTarget(simulation, output);
    ReferenceRandom random = seeds.connectionStream();

    SpikingGroup upstream = input;
    for (int layer = 0; layer < parameters.layers(); layer++) {
      NeuronGroup neurons = simulation.add(neurons("hidden" + layer, parameters.nhidden()));
      SuperSpikeConnection connection =
          connect(
              "con_hid" + layer,
              WeightFiles.hidden(layer),
              upstream,
              neurons,
              parameters.sparseness(),
              settings(
                  parameters.delay() * (parameters.layers() - layer),
                  parameters.rho().orElse(path.hiddenRegularisation())),
              null,
              random);
      connection.setPlastic(!parameters.fixedhidden());
      hidden.add(neurons);
      hiddenConnections.add(connection);
      upstream = neurons;
    }
    OutputError error = new OutputError(output, target);
    outputConnection =
        connect(
            "con_out", WeightFiles.OUTPUT, upstream, output, 1f, settings(0f, 0f), error, random);
    fixedFeedback = path.connect(simulation, hiddenConnections, outputConnection, error, random);
  }

  private IafPscExpGroup neurons(String name, int size) {
    IafPscExpGroup neurons = new IafPscExpGroup(name, simulation.deal(size), TAU_MEM);
    neurons.setVectorKernel(VectorKernels.shared());
    return neurons;
  }

  private SuperSpikeSettings settings(float delay, float regularisation) {
    return new SuperSpikeSettings(
        path.variant(),
        (float) parameters.eta(),
        parameters.epsilon(),
        WEIGHT_BOUND,
        SuperSpikeSettings.feedbackDelaySteps(delay),
        regularisation,
        parameters.rule().rhoExponent(),
        !parameters.nopartial(),
        parameters.rule().beta(),
        parameters.rule().updateSteps(),
        parameters.rule().optimiser(),
        parameters.rule().layerRate());
  }

  private SuperSpikeConnection connect(
      String name,
      String weightFile,
      SpikingGroup source,
      NeuronGroup layer,
      float density,
      SuperSpikeSettings settings,
      OutputError error,
      ReferenceRandom random) {
    RandomStructure structure = RandomStructure.draw(source.size(), layer.local(), density, random);
    WeightMatrix drawn = structure.localMatrix();
    float deviation = (float) (parameters.w0() / Math.sqrt(source.size()));
    structure.drawWeights(deviation, WEIGHT_BOUND, random, drawn);
    WeightMatrix weights = initialWeights.orDrawn(weightFile, layer.local(), drawn);
    if (structure.size() == 0) {
      throw new UserError(
          ExitCode.MODEL,
          String.format(
              "--sparseness %s: no synapse was drawn from %d to %d neurons, expected at least one",
              Numbers.brief(density), source.size(), layer.size()));
    }
    SuperSpikeConnection connection =
        new SuperSpikeConnection(
            name, source, layer, weights, settings, parameters.plasticity(), error);
    connection.setProfile(profile);
    connection.setRanks(ranks());
    connection.setVectorKernel(VectorKernels.awaited());
    return simulation.add(connection);
  }

  Simulation simulation() {
    return simulation;
  }

  /** What steps spend their time on; records if the parameters say so. */
  Profile profile() {
    return profile;
  }

  SpikingGroup input() {
    return input;
  }

  IafPscExpGroup output() {
    return output;
  }

  /** Hidden layers from the input upwards. */
  List<NeuronGroup> hidden() {
    return List.copyOf(hidden);
  }

  List<SuperSpikeConnection> hiddenConnections() {
    return List.copyOf(hiddenConnections);
  }

  SuperSpikeConnection outputConnection() {
    return outputConnection;
  }

  /** Feedback with weights of its own to the hidden layers, in their order; may be none. */
  List<FixedFeedback> fixedFeedback() {
    return List.copyOf(fixedFeedback);
  }

  /** All ranks of the run. */
  AllRanks ranks() {
    return simulation.ranks();
  }

  /**
   * The error symmetric feedback brings to the input where there is no hidden layer between; it has
   * no effect there. One value for each local input.
   */
  float[] inputError() {
    float[] atInput = new float[Padding.padded(input.local().length())];
    if (hidden.isEmpty() && path.variant() == Variant.SYMMETRIC && !parameters.fixedhidden()) {
      TransposedWeights backward = new TransposedWeights(outputConnection, ranks());
      backward.refresh();
      float[] local = outputConnection.error().instantaneous();
      float[] error = ranks().join(local, output.local().length());
      for (int i = 0; i < output.size(); i++) {
        Vectors.addScaled(error[i], backward.row(i), atInput, input.local().length());
      }
    }
    return atInput;
  }

  /** {@inheritDoc} Feedback weights never change, but are there for whoever wants to know them. */
  @Override
  public void save(StateWriter out) {
    simulation.save(out);
    for (FixedFeedback feedback : fixedFeedback) {
      WeightMatrix weights = feedback.weights();
      StateWriter values = out.in("connection").in(feedback.connection().name());
      SynapseState.save(values, weights, feedback.post())
          .save(values, "weights", weights.weights());
    }
  }

  @Override
  public void load(StateReader in) {
    for (FixedFeedback feedback : fixedFeedback) {
      WeightMatrix weights = feedback.weights();
      StateReader values = in.in("connection").in(feedback.connection().name());
      SynapseState.load(values, weights, feedback.post())
          .load(values, "weights", weights.weights());
    }
    simulation.load(in);
  }

  /** The matrix of a connection on all ranks together. */
  JointMatrix joint(SuperSpikeConnection connection) {
    return new JointMatrix(connection.matrix(), connection.layer().size(), ranks());
  }

  /** The matrix of feedback on all ranks together. */
  JointMatrix joint(FixedFeedback feedback) {
    return new JointMatrix(feedback.weights(), feedback.post().size(), ranks());
  }

  /** Switches weight changes of all connections on or off. */
  void setLearning(boolean learning) {
    hiddenConnections.forEach(connection -> connection.setLearning(learning));
    outputConnection.setLearning(learning);
  }

  /** Stops the learning rule of all connections. */
  void stopPlasticity() {
    hiddenConnections.forEach(connection -> connection.setPlastic(false));
    outputConnection.setPlastic(false);
  }

  /** Sets the learning rate of all connections, V. */
  void setLearningRate(double eta) {
    hiddenConnections.forEach(connection -> connection.setLearningRate(eta));
    outputConnection.setLearningRate(eta);
  }

  /** Mean square error of the output as of now. */
  double meanSquareError() {
    return outputConnection.error().meanSquareError(simulation.time(), ranks());
  }
}
