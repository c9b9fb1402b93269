/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A GIF that plays its frames for ever, written by ImageIO. Frames must share one palette; delays
 * and repetition go into the metadata, as the JDK's "GIF Metadata Format Specification" describes.
 */
final class AnimatedGif implements AutoCloseable {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes);
  private final ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();

  AnimatedGif() throws IOException {
    writer.setOutput(stream);
    writer.prepareWriteSequence(null);
  }

  /** Appends a frame that is shown for some hundredths of a second. */
  void add(BufferedImage frame, int hundredths) throws IOException {
    IIOMetadata metadata =
        // createFromRenderedImage would take any packed picture for a black and white one.
        writer.getDefaultImageMetadata(new ImageTypeSpecifier(frame), null);
    String format = metadata.getNativeMetadataFormatName();
    IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(format);
    child(root, "ImageDescriptor").setAttribute("interlaceFlag", "FALSE");
    IIOMetadataNode control = child(root, "GraphicControlExtension");
    control.setAttribute("disposalMethod", "none");
    control.setAttribute("userInputFlag", "FALSE");
    control.setAttribute("transparentColorFlag", "FALSE");
    control.setAttribute("transparentColorIndex", "0");
    control.setAttribute("delayTime", Integer.toString(hundredths));
    IIOMetadataNode netscape = new IIOMetadataNode("ApplicationExtension");
    netscape.setAttribute("applicationID", "NETSCAPE");
    netscape.setAttribute("authenticationCode", "2.0");
    netscape.setUserObject(new byte[] {1, 0, 0}); // repeat 0 times: without end
    child(root, "ApplicationExtensions").appendChild(netscape);
    metadata.setFromTree(format, root);
    writer.writeToSequence(new IIOImage(frame, null, metadata), null);
  }

  private static IIOMetadataNode child(IIOMetadataNode root, String name) {
    for (int k = 0; k < root.getLength(); k++) {
      if (root.item(k).getNodeName().equals(name)) {
        return (IIOMetadataNode) root.item(k);
      }
    }
    IIOMetadataNode node = new IIOMetadataNode(name);
    root.appendChild(node);
    return node;
  }

  /** The file. */
  byte[] finish() throws IOException {
    writer.endWriteSequence();
    stream.flush();
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    writer.dispose();
    try {
      stream.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
  }
}
